/** What changed between two plans, said by the database: promises and pools that are not the same in both. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import type { DiffQuery } from "./diff-query";
import type { PoolDiff, PromiseChange, PromiseDiff } from "./plan-diff";
import { newestPlan, type PlanRow } from "./plan-revisions.server";
import type { VerdictReason } from "./verdict";

export type ComparedPlans = { readonly before: PlanRow; readonly after: PlanRow };

/** `withPlan`, or the newest plan of the latest day before; null where one of the two is missing. */
export function findCompared(
  actor: Actor,
  {
    date,
    withDate,
    withPlan,
  }: {
    readonly date: Day;
    readonly withDate: Day | null;
    readonly withPlan: string | null;
  },
): Promise<ComparedPlans | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const after = await newestPlan(sql, marketplaceId, date);
    if (after === null) return null;
    const [named] = await sql<{ date: Day | null }[]>`
      SELECT max(date) AS date FROM traffic_plan WHERE marketplace_id = ${marketplaceId}
        AND ${withPlan === null ? sql`date < ${date}` : sql`plan_id = ${withPlan}`}`;
    const day = withDate ?? named?.date ?? null;
    if (day === null) return null;
    const before = await newestPlan(sql, marketplaceId, day, withPlan ?? undefined);
    return before === null ? null : { before, after };
  });
}

/** Per promise that differs, both sides. Over `b` and `a` of one grant. */
const differing = (sql: Sql, marketplaceId: string, { before, after }: ComparedPlans) => sql`
  SELECT coalesce(a.grant_id, b.grant_id) AS id, coalesce(a.store_uid, b.store_uid) AS store_uid,
    b.reason AS reason_before, b.given AS given_before, a.reason AS reason_after,
    a.given AS given_after,
    CASE WHEN b.grant_id IS NULL THEN 'came' WHEN a.grant_id IS NULL THEN 'left'
      WHEN a.given > b.given THEN 'more' ELSE 'less' END AS change,
    abs(coalesce(a.given, 0) - coalesce(b.given, 0)) AS size
  FROM (SELECT * FROM traffic_verdict WHERE marketplace_id = ${marketplaceId}
      AND plan_id = ${before.planId}) b
  FULL JOIN (SELECT * FROM traffic_verdict WHERE marketplace_id = ${marketplaceId}
      AND plan_id = ${after.planId}) a ON a.grant_id = b.grant_id
  WHERE a.given IS DISTINCT FROM b.given`;

export type DiffCounts = Readonly<Record<PromiseChange, number>>;
type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly name: string | null;
  readonly change: PromiseChange;
  readonly reason_before: VerdictReason | null;
  readonly given_before: number | null;
  readonly reason_after: VerdictReason | null;
  readonly given_after: number | null;
  readonly key: number;
};

const side = (reason: VerdictReason | null, given: number | null) =>
  reason === null || given === null ? null : { reason, given };

/** The promises that differ, the greatest change first. */
export function listDiff(
  actor: Actor,
  plans: ComparedPlans,
  query: DiffQuery,
  limit: number = staffPageSize,
): Promise<ListPage<PromiseDiff> & { readonly counts: DiffCounts }> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const counted = await sql<{ change: PromiseChange; count: number }[]>`
      SELECT change, count(*) AS count FROM (${differing(sql, marketplaceId, plans)}) d
      GROUP BY change`;
    const countOf = (change: PromiseChange) =>
      counted.find((each) => each.change === change)?.count ?? 0;
    const counts = {
      came: countOf("came"),
      left: countOf("left"),
      more: countOf("more"),
      less: countOf("less"),
    };
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const way = backwards ? sql`ASC` : sql`DESC`;
    const found = await sql<Row[]>`
      SELECT d.id::text AS id, d.store_uid, s.name, d.change, d.reason_before, d.given_before,
        d.reason_after, d.given_after, d.size AS key
      FROM (${differing(sql, marketplaceId, plans)}) d
      LEFT JOIN store s ON s.marketplace_id = ${marketplaceId} AND s.store_uid = d.store_uid
      WHERE true ${query.change ? sql`AND d.change = ${query.change}` : sql``}
        ${from ? sql`AND (d.size, d.id::text) ${backwards ? sql`>` : sql`<`} (${from[0]}, ${from[1]})` : sql``}
      ORDER BY d.size ${way}, d.id::text ${way} LIMIT ${limit + 1}`;
    const keys = new Map(found.map(({ id, key }) => [id, key]));
    const total = query.change
      ? counts[query.change]
      : Object.values(counts).reduce((a, b) => a + b);
    const page = listPage({
      ...{ total, limit, backwards, began: from !== null },
      found: found.map(
        (row): PromiseDiff => ({
          grantId: row.id,
          store: { uid: row.store_uid, name: row.name ?? row.store_uid },
          change: row.change,
          before: side(row.reason_before, row.given_before),
          after: side(row.reason_after, row.given_after),
        }),
      ),
      place: ({ grantId }) => [keys.get(grantId) ?? 0, grantId],
    });
    return { ...page, counts };
  });
}

const poolsShown = 50;

/** The pools whose supply changed most. */
export function poolsDiff(actor: Actor, { before, after }: ComparedPlans): Promise<PoolDiff[]> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => [
    ...(await sql<PoolDiff[]>`
      SELECT surface, category, region, b.supply AS before, a.supply AS after
      FROM (SELECT * FROM traffic_pool_plan WHERE marketplace_id = ${marketplaceId}
          AND plan_id = ${before.planId}) b
      FULL JOIN (SELECT * FROM traffic_pool_plan WHERE marketplace_id = ${marketplaceId}
          AND plan_id = ${after.planId}) a USING (surface, category, region)
      WHERE a.supply IS DISTINCT FROM b.supply
      ORDER BY abs(coalesce(a.supply, 0) - coalesce(b.supply, 0)) DESC, surface, category, region
      LIMIT ${poolsShown}`),
  ]);
}
