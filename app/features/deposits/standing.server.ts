/** What rules may ask about deposits. A store of which nothing is required owes nothing: 0, and known. */
import type { Sql } from "~/platform/database.server";
import { type Day, daysBetween } from "~/values/day";
import { shortfallOf } from "./requirement";

export type DepositFacts = { readonly shortfallMinor: number; readonly arrearsDays: number };

type Row = {
  readonly required_minor: number;
  readonly available_minor: number;
  readonly short_since: Day | null;
};

export async function depositFacts(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  asOf: Day,
): Promise<DepositFacts> {
  const [row] = await sql<Row[]>`
    SELECT required_minor, available_minor, short_since FROM deposit_standing
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
  if (row === undefined) return { shortfallMinor: 0, arrearsDays: 0 };
  const shortfallMinor = shortfallOf(row.required_minor, row.available_minor);
  const since = shortfallMinor > 0 ? row.short_since : null;
  return {
    shortfallMinor,
    arrearsDays: since === null ? 0 : Math.max(0, daysBetween(since, asOf)),
  };
}

export { depositColumns } from "./standing";
