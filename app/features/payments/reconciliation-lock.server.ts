import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";

/** One reconciliation: a day of one currency. */
export type DayName = { readonly day: Day; readonly currency: string };

/** Whoever prepares, matches or closes a day stands in one line, and sees what the one before wrote. */
export const lockDay = (sql: Sql, marketplaceId: string, { day, currency }: DayName) => sql`
  SELECT pg_advisory_xact_lock(hashtextextended(${`reconcile ${marketplaceId} ${day} ${currency}`}, 0))`;

/** How a day is named in history. */
export const thingOf = ({ day, currency }: DayName) => ({
  kind: "reconciliation",
  id: `${day} ${currency}`,
});

/** What the database's own functions say, as an outcome. */
export const outcomeOf = <Because extends string>(
  said: "ok" | Because,
): Outcome<unknown, Because> => (said === "ok" ? { ok: true } : refuse(said as Because));
