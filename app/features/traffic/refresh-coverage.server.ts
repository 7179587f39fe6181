/** Brings `coverage_store` up to date with what is known: one statement, whatever the number of stores. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { minorDigits } from "~/values/minor-digits";
import {
  coverageDays,
  coveredFrom,
  effectiveDays,
  fraudFrom,
  listingDays,
  successDays,
  successNet,
  successOrders,
} from "./coverage";
import { maturityDays } from "./coverage-cohort";

/**
 * Stores are looked at again until so many days after they opened: all that counts has happened after 30,
 * and whoever reports later than another 30 days changes nothing any more. A store that was never looked
 * at, or whose opening day was corrected, is looked at however old it is.
 */
const lookBackDays = 60;

/** A cohort's last day before it is final, counted from its Monday. */
const judgedOn = 6 + maturityDays;

/**
 * Who belongs to a cohort is judged as of its last day before it is final (today, while it runs): what a
 * store does later takes nobody out of last year's cohort. Fraud that is found later does.
 */
const stores = `
  g AS MATERIALIZED (
    SELECT m.zone, slipway.local_day($2::timestamptz, m.zone) AS today
    FROM marketplace m WHERE m.id = $1::uuid),
  opened AS (
    SELECT s.store_uid, s.entity_uid, s.primary_category, s.region, s.agri, s.closed_at,
      s.first_live_product_at, slipway.local_day(s.opened_at, g.zone) AS opened_day
    FROM store s CROSS JOIN g WHERE s.marketplace_id = (SELECT $1::uuid)),
  due AS MATERIALIZED (
    SELECT o.*, w.cohort, least(g.today, w.cohort + ${judgedOn}) AS judged, g.zone, g.today
    FROM opened o CROSS JOIN g
    CROSS JOIN LATERAL (SELECT date_trunc('week', o.opened_day)::date AS cohort) w
    LEFT JOIN coverage_store c
      ON c.marketplace_id = (SELECT $1::uuid) AND c.store_uid = o.store_uid
    WHERE o.opened_day <= g.today
      AND ($3 OR o.opened_day > g.today - ${lookBackDays} OR c.opened_day IS DISTINCT FROM o.opened_day)),
  listed AS (
    SELECT p.store_uid, min(p.listed_at) AS listed_at
    FROM product p JOIN due USING (store_uid)
    WHERE p.marketplace_id = (SELECT $1::uuid) GROUP BY p.store_uid),
  shop AS MATERIALIZED (
    SELECT d.*, CASE WHEN l.day <= d.today THEN greatest(l.day, d.opened_day) END AS live_day
    FROM due d LEFT JOIN listed USING (store_uid)
    CROSS JOIN LATERAL (SELECT slipway.local_day(
      coalesce(d.first_live_product_at, listed.listed_at), d.zone) AS day) l)`;

/** Support alone; the distinct users of a report where it names them, else its impressions. */
const support = `
  shown AS MATERIALIZED (
    SELECT r.store_uid, r.day, r.surface, sum(coalesce(r.unique_users, r.impressions)) AS seen
    FROM shop JOIN impression_report r ON r.marketplace_id = (SELECT $1::uuid)
      AND r.store_uid = shop.store_uid AND r.day >= shop.live_day
      AND r.day < shop.live_day + ${coverageDays} AND r.day <= shop.today
    WHERE r.kind = 'SUPPORT' GROUP BY r.store_uid, r.day, r.surface),
  reached AS (
    SELECT store_uid, max(total)::int8 AS seen,
      min(day) FILTER (WHERE total >= ${coveredFrom}) AS covered_on
    FROM (SELECT store_uid, day, sum(sum(seen)) OVER (PARTITION BY store_uid ORDER BY day) AS total
      FROM shown GROUP BY store_uid, day) daily
    GROUP BY store_uid),
  foremost AS (
    SELECT DISTINCT ON (store_uid) store_uid, surface
    FROM (SELECT store_uid, surface, sum(seen) AS seen FROM shown GROUP BY store_uid, surface) each
    WHERE seen > 0 ORDER BY store_uid, seen DESC, surface COLLATE "C")`;

/** Orders and their net value as the rollup of metrics has them. */
const sales = `
  sold AS (
    SELECT r.store_uid,
      sum(r.orders) FILTER (WHERE r.day < shop.opened_day + ${effectiveDays}) AS early_orders,
      sum(r.orders) AS orders, sum(r.paid_minor - r.returned_minor) AS net_minor
    FROM shop JOIN store_day r ON r.marketplace_id = (SELECT $1::uuid) AND r.store_uid = shop.store_uid
      AND r.day >= shop.opened_day AND r.day < shop.opened_day + ${successDays}
      AND r.known_day <= shop.today
    GROUP BY r.store_uid),
  frozen AS (
    SELECT DISTINCT v.store_uid FROM shop JOIN violation v
      ON v.marketplace_id = (SELECT $1::uuid) AND v.store_uid = shop.store_uid
    WHERE v.serious AND v.opened_day <= shop.judged
      AND (v.closed_day IS NULL OR v.closed_day > shop.judged))`;

const columns = {
  cohort: "shop.cohort",
  opened_day: "shop.opened_day",
  live_day: "shop.live_day",
  left_out: `CASE
    WHEN NOT coalesce(slipway.local_day(e.kyc_verified_at, shop.zone) <= shop.judged, false)
      THEN 'NOT_VERIFIED'
    WHEN shop.live_day IS NULL OR shop.live_day >= shop.opened_day + ${listingDays} THEN 'NO_PRODUCT'
    WHEN f.brushing_risk >= ${fraudFrom} THEN 'FRAUD'
    WHEN frozen.store_uid IS NOT NULL
      OR slipway.local_day(shop.closed_at, shop.zone) <= shop.judged THEN 'FROZEN' END`,
  category: "shop.primary_category",
  region: "shop.region",
  size_class: "e.size_class",
  agri: "shop.agri",
  support_impressions: "coalesce(reached.seen, 0)",
  main_surface: "foremost.surface",
  covered_on: "reached.covered_on",
  effective: "coalesce(sold.early_orders >= 1, false)",
  success: `coalesce(sold.orders >= ${successOrders} AND sold.net_minor >= $4::int8, false)`,
  as_of: "shop.today",
};
const names = Object.keys(columns);

const refresh = `
  INSERT INTO coverage_store (marketplace_id, store_uid, ${names.join(", ")})
  WITH ${stores}, ${support}, ${sales}
  SELECT $1::uuid, shop.store_uid, ${Object.values(columns).join(", ")}
  FROM shop
  LEFT JOIN legal_entity e ON e.marketplace_id = (SELECT $1::uuid) AND e.entity_uid = shop.entity_uid
  LEFT JOIN store_fact f ON f.marketplace_id = (SELECT $1::uuid) AND f.store_uid = shop.store_uid
  LEFT JOIN reached ON reached.store_uid = shop.store_uid
  LEFT JOIN foremost ON foremost.store_uid = shop.store_uid
  LEFT JOIN sold ON sold.store_uid = shop.store_uid
  LEFT JOIN frozen ON frozen.store_uid = shop.store_uid
  ORDER BY shop.store_uid
  ON CONFLICT (marketplace_id, store_uid) DO UPDATE
    SET ${names.map((name) => `${name} = excluded.${name}`).join(", ")}`;

/** The number of stores looked at; with `all`, every store that ever opened (a corrected time zone). */
export async function refreshCoverage(
  actor: Actor,
  { all = false }: { readonly all?: boolean } = {},
): Promise<number> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "coverage:refresh", actor);
  const where = { id: marketplaceId };
  const { currency } = await prisma().marketplace.findUniqueOrThrow({ where });
  const netMinor = successNet * 10 ** minorDigits(currency);
  const { count } = await sqlInTenant(marketplaceId, (sql) =>
    sql.unsafe(refresh, [marketplaceId, now(), all, netMinor]),
  );
  return count;
}
