import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { listDays } from "~/features/payments/reconciliation-days.server";
import type { DayLine } from "~/features/payments/reconciliation-list";
import { dayQuery } from "~/features/payments/reconciliation-query";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";
import { minorDigits } from "~/values/minor-digits";

/** The days as the address filters them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:read");
  const { before: _, after: __, ...query } = dayQuery(new URL(request.url).searchParams);
  const columns = columnsIn(await wordsFor(request));
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("reconciliation", moment, columns, (after, limit) =>
    listDays(actor, { ...query, ...(after && { after }) }, limit),
  );
}

const amount = (minor: number, currency: string): string => {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
};

const columnsIn = ({ i18n }: Spoken): readonly CsvColumn<DayLine>[] => [
  { header: i18n._("Day"), kind: "day", value: (row) => row.day },
  { header: i18n._("Currency"), kind: "text", value: (row) => row.currency },
  {
    header: i18n._("Our books"),
    kind: "number",
    value: (row) => amount(row.oursMinor, row.currency),
  },
  { header: "Stripe", kind: "number", value: (row) => amount(row.theirsMinor, row.currency) },
  {
    header: i18n._("Difference"),
    kind: "number",
    value: (row) => amount(row.theirsMinor - row.oursMinor, row.currency),
  },
  { header: i18n._("Still open"), kind: "number", value: (row) => row.openCount },
  { header: i18n._("Explained"), kind: "number", value: (row) => row.explainedCount },
  { header: i18n._("Closed by"), kind: "text", value: (row) => row.closed?.name },
  { header: i18n._("Closed at"), kind: "day", value: (row) => row.closed?.at },
];
