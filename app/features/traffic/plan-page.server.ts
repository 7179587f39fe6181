/** The plan of a day as staff see it, with its older revisions and what its pools were made from. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type PlanRow, planRevisions } from "./plan-revisions.server";

export type PoolSources = Readonly<Record<"forecast" | "estimated" | "dead", number>>;
export type PlanPage = {
  readonly plan: PlanRow;
  /** Newest first. */
  readonly revisions: readonly Pick<PlanRow, "planId" | "revision" | "occasion" | "madeAt">[];
  readonly sources: PoolSources;
  /** The newest plan of the latest day before, to compare with. */
  readonly before: Day | null;
};

/** The newest revision, or the one asked for where it is of the day; null where there is none. */
export function readPlanPage(
  actor: Actor,
  { date, planId }: { readonly date: Day; readonly planId: string | null },
): Promise<PlanPage | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const all = await planRevisions(sql, marketplaceId, date);
    const plan = all.find((each) => each.planId === planId) ?? all[0];
    if (plan === undefined) return null;
    const counted = await sql<{ source: keyof PoolSources; pools: number }[]>`
      SELECT source, count(*) AS pools FROM traffic_pool_plan
      WHERE marketplace_id = ${marketplaceId} AND plan_id = ${plan.planId} GROUP BY source`;
    const [earlier] = await sql<{ date: Day | null }[]>`
      SELECT max(date) AS date FROM traffic_plan
      WHERE marketplace_id = ${marketplaceId} AND date < ${date}`;
    const countOf = (source: keyof PoolSources) =>
      counted.find((each) => each.source === source)?.pools ?? 0;
    return {
      plan,
      revisions: all.map(({ planId: id, revision, occasion, madeAt }) => ({
        ...{ planId: id, revision, occasion, madeAt },
      })),
      sources: {
        forecast: countOf("forecast"),
        estimated: countOf("estimated"),
        dead: countOf("dead"),
      },
      before: earlier?.date ?? null,
    };
  });
}
