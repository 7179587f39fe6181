/** Every dataset there is to import, by the name it has in the API, on the command line and on the page. */
import type { Dataset } from "~/features/merchants/dataset";
import { merchantDatasets } from "~/features/merchants/datasets";
import { impressions, orders, returns, sessions, supply, violations } from "./records";
import { metrics } from "./supplied-record";

export const datasetNames = [
  "entities",
  "stores",
  "products",
  "creators",
  "orders",
  "returns",
  "impressions",
  "supply",
  "metrics",
  "violations",
  "sessions",
] as const;
export type DatasetName = (typeof datasetNames)[number];

export const datasets: Readonly<Record<DatasetName, Dataset>> = {
  ...merchantDatasets,
  orders,
  returns,
  impressions,
  supply,
  metrics,
  violations,
  sessions,
};

export const isDatasetName = (name: string): name is DatasetName =>
  (datasetNames as readonly string[]).includes(name);

/** A CSV file to start from: the header and one example line. */
export function templateOf(name: DatasetName): string {
  const fields = Object.entries(datasets[name].fields);
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(",")}\r\n`;
  return line(fields.map(([field]) => field)) + line(fields.map(([, { example }]) => example));
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
