/** How evenly impressions were spread over stores in the last weeks; counted by the database, store by store. */
import type { Actor } from "~/features/people/actor";
import { may, NotAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day } from "~/values/day";
import { type BasisPoints, shareOf } from "~/values/share";
import { giniOf, type LorenzPoint } from "./fairness";
import { trafficSettingOf } from "./read-setting.server";
import type { TrafficSetting } from "./setting";

export type Spread = {
  /** Stores that could be shown, those that were not included. */
  readonly stores: number;
  readonly impressions: number;
  readonly gini: number | null;
  readonly curve: readonly LorenzPoint[];
  /** Of the impressions; null where there were none. */
  readonly toSmall: BasisPoints | null;
  readonly toAgricultural: BasisPoints | null;
  readonly toNew: BasisPoints | null;
};
export type Spreads = {
  readonly setting: TrafficSetting;
  readonly from: Day;
  readonly to: Day;
  readonly support: Spread;
  readonly all: Spread;
};

export const spreadDays = 28;
/** A store counts as new for so long after it opened. */
const newDays = 90;
const steps = 20;

type Found = {
  readonly n: number;
  readonly total: number;
  readonly ranked: number;
  readonly small: number;
  readonly agri: number;
  readonly fresh: number;
  readonly curve: readonly LorenzPoint[] | null;
};

async function spreadOf(
  sql: Sql,
  marketplaceId: string,
  { from, to }: Pick<Spreads, "from" | "to">,
  what: "support" | "all",
): Promise<Spread> {
  const isSupport = what === "support";
  const [found] = await sql<Found[]>`
    WITH shown AS (
      SELECT store_uid, sum(coalesce(unique_users, impressions)) AS count FROM impression_report
      WHERE marketplace_id = ${marketplaceId} AND day BETWEEN ${from} AND ${to}
        ${isSupport ? sql`AND kind = 'SUPPORT'` : sql``}
      GROUP BY store_uid
    ), part AS (
      SELECT s.store_uid, s.agri, e.size_class IN ('MICRO', 'SMALL') AS small,
        s.opened_at >= ${addDays(to, -newDays)}::date AS fresh,
        coalesce(shown.count, 0)::float8 AS count
      FROM store s
      LEFT JOIN legal_entity e ON e.marketplace_id = s.marketplace_id
        AND e.entity_uid = s.entity_uid
      LEFT JOIN shown ON shown.store_uid = s.store_uid
      WHERE s.marketplace_id = ${marketplaceId} AND s.opened_at < ${addDays(to, 1)}::date
        AND (s.closed_at IS NULL OR s.closed_at >= ${from}::date)
        ${
          isSupport
            ? sql`AND EXISTS (SELECT 1 FROM traffic_grant g
                WHERE g.marketplace_id = s.marketplace_id AND g.store_uid = s.store_uid
                  AND g.from_day <= ${to} AND g.to_day >= ${from})`
            : sql``
        }
    ), place AS (
      SELECT *, row_number() OVER (ORDER BY count, store_uid) AS rank,
        sum(count) OVER (ORDER BY count, store_uid) AS sofar, count(*) OVER () AS n,
        sum(count) OVER () AS total
      FROM part
    )
    SELECT count(*) AS n, coalesce(sum(count), 0) AS total,
      coalesce(sum(rank * count), 0) AS ranked,
      coalesce(sum(count) FILTER (WHERE small), 0) AS small,
      coalesce(sum(count) FILTER (WHERE agri), 0) AS agri,
      coalesce(sum(count) FILTER (WHERE fresh), 0) AS fresh,
      json_agg(json_build_object('stores', rank::float8 / n, 'traffic', sofar / total)
        ORDER BY rank) FILTER (WHERE total > 0 AND rank IN (
          SELECT ceil(n * k / ${steps}::float8) FROM generate_series(1, ${steps}) k)) AS curve
    FROM place`;
  if (found === undefined) throw new Error("an aggregate has one row");
  const { n, total, small, agri, fresh, curve } = found;
  return {
    stores: n,
    impressions: total,
    gini: giniOf(found),
    curve: curve === null ? [] : [{ stores: 0, traffic: 0 }, ...curve],
    toSmall: shareOf(small, total),
    toAgricultural: shareOf(agri, total),
    toNew: shareOf(fresh, total),
  };
}

/** The setting that counts, and what came of it in the four weeks up to yesterday. */
export function readSpreads(actor: Actor, today: Day): Promise<Spreads> {
  const { marketplaceId } = actor;
  if (!may(actor, "traffic:read", actor) && !may(actor, "traffic:read-own", { marketplaceId }))
    throw new NotAllowed("traffic:read");
  const days = { from: addDays(today, -spreadDays), to: addDays(today, -1) };
  return sqlInTenant(marketplaceId, async (sql) => ({
    setting: await trafficSettingOf(sql, marketplaceId),
    ...days,
    support: await spreadOf(sql, marketplaceId, days, "support"),
    all: await spreadOf(sql, marketplaceId, days, "all"),
  }));
}
