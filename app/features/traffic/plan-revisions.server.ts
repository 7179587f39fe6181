/** Which plan of a day counts: the newest revision, or the one that is asked for. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { VerdictReason } from "./verdict";

export type PlanRow = {
  readonly planId: string;
  readonly date: Day;
  readonly revision: number;
  readonly occasion: "nightly" | "repaced" | "asked";
  readonly madeAt: Date;
  readonly inputsHash: string;
  readonly settingVersion: number;
  readonly horizonDays: number;
  readonly promises: number;
  readonly guarantees: number;
  readonly covered: number;
  readonly bound: number;
  readonly supply: number;
  readonly planned: number;
  readonly quotas: number;
  readonly reasons: Partial<Readonly<Record<VerdictReason, number>>>;
};

const columns = (sql: Sql) => sql`
  plan_id AS "planId", date, revision, occasion, made_at AS "madeAt", inputs_hash AS "inputsHash",
  setting_version AS "settingVersion", horizon_days AS "horizonDays", promises, guarantees, covered,
  bound, supply, planned, quotas, reasons`;

/** Newest revision first. */
export const planRevisions = (sql: Sql, marketplaceId: string, date: Day): Promise<PlanRow[]> =>
  sql<PlanRow[]>`
    SELECT ${columns(sql)} FROM traffic_plan
    WHERE marketplace_id = ${marketplaceId} AND date = ${date}
    ORDER BY revision DESC`.then((rows) => [...rows]);

/** Null where no plan of the day was made, or none with this id. */
export async function newestPlan(
  sql: Sql,
  marketplaceId: string,
  date: Day,
  planId?: string,
): Promise<PlanRow | null> {
  const [found] = await sql<PlanRow[]>`
    SELECT ${columns(sql)} FROM traffic_plan
    WHERE marketplace_id = ${marketplaceId} AND date = ${date}
      ${planId === undefined ? sql`` : sql`AND plan_id = ${planId}`}
    ORDER BY revision DESC LIMIT 1`;
  return found ?? null;
}
