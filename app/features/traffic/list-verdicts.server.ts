/** What a plan decided, promise by promise, page by page. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { countUpTo } from "~/platform/count-up-to.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import type { Verdict } from "./verdict";
import type { GrantKind, VerdictLine, VerdictSort } from "./verdict-list";
import type { VerdictQuery } from "./verdict-query";

type Found = Verdict & {
  readonly id: string;
  readonly storeUid: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly region: string | null;
  readonly kind: GrantKind | null;
  readonly key: string | number;
};

const keyOf = (sql: Sql, sort: VerdictSort) => {
  if (sort.endsWith("shop")) return sql`lower(coalesce(s.name, v.store_uid))`;
  if (sort.endsWith("lastDay")) return sql`to_char(v.last_day, 'YYYY-MM-DD')`;
  return sort.endsWith("given") ? sql`v.given` : sql`v.need`;
};

function matching(sql: Sql, { marketplaceId }: Actor, planId: string, query: VerdictQuery) {
  const { reason, kind, category, region, q } = query;
  return sql`
    FROM traffic_verdict v
    LEFT JOIN store s ON s.marketplace_id = v.marketplace_id AND s.store_uid = v.store_uid
    LEFT JOIN traffic_grant g ON g.marketplace_id = v.marketplace_id AND g.grant_id = v.grant_id
    WHERE v.marketplace_id = ${marketplaceId} AND v.plan_id = ${planId}
      ${reason ? sql`AND v.reason = ${reason}` : sql``}
      ${kind ? sql`AND g.kind = ${kind}` : sql``}
      ${category ? sql`AND (s.primary_category = ${category} OR ${category} = ANY(s.categories))` : sql``}
      ${region ? sql`AND s.region = ${region}` : sql``}
      ${
        q
          ? sql`AND (position(lower(${q}) IN lower(coalesce(s.name, ''))) > 0
              OR v.store_uid = ${q} OR s.entity_uid = ${q})`
          : sql``
      }`;
}

const lineOf = ({ id, storeUid, name, category, region, key: _, ...row }: Found): VerdictLine => ({
  ...row,
  grantId: id,
  store: { uid: storeUid, name: name ?? storeUid, category, region },
});

export function listVerdicts(
  actor: Actor,
  planId: string,
  query: VerdictQuery,
  limit: number = staffPageSize,
): Promise<ListPage<VerdictLine>> {
  mustBeAllowed(actor, "traffic:read", { marketplaceId: actor.marketplaceId });
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const rows = matching(sql, actor, planId, query);
    const total = await countUpTo(sql, rows);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const down = query.sort.startsWith("-") !== backwards;
    const found = await sql<Found[]>`
      SELECT * FROM (
        SELECT v.grant_id::text AS id, v.store_uid AS "storeUid", s.name,
          s.primary_category AS category, s.region, g.kind, v.reason, v.promised, v.delivered,
          v.need, v.daily_cap AS "dailyCap", v.last_day AS "lastDay",
          v.usable_days AS "usableDays", v.given, v.first_day AS "firstDay", v.cutoff,
          ${keyOf(sql, query.sort)} AS key
        ${rows}
      ) AS row
      ${from ? sql`WHERE (key, id) ${down ? sql`<` : sql`>`} (${from[0]}, ${from[1]})` : sql``}
      ORDER BY key ${down ? sql`DESC` : sql`ASC`}, id ${down ? sql`DESC` : sql`ASC`}
      LIMIT ${limit + 1}`;
    const keys = new Map(found.map(({ id, key }) => [id, key]));
    return listPage({
      found: found.map(lineOf),
      total,
      limit,
      backwards,
      began: from !== null,
      place: ({ grantId }) => [keys.get(grantId) ?? "", grantId],
    });
  });
}

export type VerdictChoices = {
  readonly categories: readonly string[];
  readonly regions: readonly string[];
};

/** Categories and regions of the pools of a plan, for the filters. */
export function verdictChoices(actor: Actor, planId: string): Promise<VerdictChoices> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    const [found] = await sql<VerdictChoices[]>`
      SELECT coalesce(array_agg(DISTINCT category), '{}') AS categories,
        coalesce(array_agg(DISTINCT region), '{}') AS regions
      FROM traffic_pool_plan WHERE marketplace_id = ${marketplaceId} AND plan_id = ${planId}`;
    return found ?? { categories: [], regions: [] };
  });
}
