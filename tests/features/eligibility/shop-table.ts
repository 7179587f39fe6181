/** Random shops in a temporary table of a real PostgreSQL. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import type { Facts } from "~/features/metrics/fact";
import { tableColumns, tableLine } from "./random-rules";

export async function shopTable() {
  const sql = postgres(process.env.DATABASE_URL ?? "", {
    max: 1,
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
  });
  await sql.unsafe(`CREATE TEMP TABLE shop (${tableColumns})`);
  return {
    rows: (statement: string) => sql.unsafe(statement),
    async fill(population: readonly Facts[]): Promise<void> {
      await sql.unsafe("TRUNCATE shop");
      const sink = await sql.unsafe("COPY shop FROM STDIN").writable();
      await pipeline(Readable.from([population.map(tableLine).join("")]), sink);
    },
    end: () => sql.end(),
  };
}
