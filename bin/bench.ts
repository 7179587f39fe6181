/** `npm run bench -- [name]`: benchmarks against peers, printed as JSON lines. */
import { readdirSync } from "node:fs";

export type BenchLine = {
  readonly bench: string;
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly ratio_to?: string;
  readonly goal?: string;
  readonly ok?: boolean;
};
export type Report = (line: BenchLine) => void;

const folder = new URL("../bench/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));
const wished = process.argv.slice(2);
const unknown = wished.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(2);
}
for (const name of wished.length > 0 ? wished : names) {
  const { default: run } = (await import(new URL(`${name}.ts`, folder).href)) as {
    default: (report: Report) => Promise<void>;
  };
  await run((line) => console.log(JSON.stringify(line)));
}
process.exit(0);
