import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import type { DatasetName } from "~/features/metrics/datasets";
import { factsOf } from "~/features/metrics/facts-of.server";
import { storeColumns } from "~/features/metrics/population";
import { recompute } from "~/features/metrics/recompute.server";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic, type MerchantActor } from "~/features/people/actor";
import { setClock } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { attempt, imported } from "./support/imports";

/**
 * The facts of every store of a real ledger against SQL over its raw rows, written by the words of the
 * definitions: no rollup, no function of ours, days cut by instants instead of by local dates.
 */
const fixture = (name: string) => readFileSync(`tests/fixtures/online-retail/${name}.csv.gz`);
const datasets: readonly DatasetName[] = ["stores", "returns", "products", "orders", "entities"];
const lastDay = "2011-05-31";
const asked = ["2010-12-01", "2010-12-23", "2011-03-26", "2011-03-27", "2011-04-30", lastDay];

let marketplaceId = "";
let raw: pg.Client;

/** Titles may be quoted and hold commas; nothing else is. */
const cut = (row: string): string[] =>
  [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell);

/** Raw rows of a file, typed by PostgreSQL itself. */
async function loadRaw(name: string, types: Readonly<Record<string, string>>): Promise<void> {
  const [header = "", ...rows] = gunzipSync(fixture(name)).toString().trimEnd().split("\r\n");
  const places = Object.keys(types).map((column) => header.split(",").indexOf(column));
  const cells = rows.map((row) => (row.includes('"') ? cut(row) : row.split(",")));
  const columns = Object.entries(types).map(
    ([column, type], at) => `c${at}::${type} AS "${column}"`,
  );
  const given = places.map((_, at) => `$${at + 1}::text[]`).join(", ");
  await raw.query(`CREATE TEMP TABLE raw_${name} AS SELECT ${columns.join(", ")}
    FROM unnest(${given.replaceAll(/\$\d+/g, "NULL")}) AS t (${places.map((_, at) => `c${at}`).join(", ")})`);
  await raw.query(
    `INSERT INTO raw_${name} SELECT ${columns.join(", ")}
     FROM unnest(${given}) AS t (${places.map((_, at) => `c${at}`).join(", ")})`,
    places.map((place) => cells.map((row) => (row[place] === "" ? null : row[place]))),
  );
}

/** The days `(from, to]` before the day asked for, cut by London's midnights. */
const between = (column: string, from: number, to = 0) =>
  `(${column} >= ($1::date - ${from - 1})::timestamp AT TIME ZONE 'Europe/London'
    AND ${column} < ($1::date - ${to} + 1)::timestamp AT TIME ZONE 'Europe/London')`;
const upTo = (column: string) =>
  `${column} < ($1::date + 1)::timestamp AT TIME ZONE 'Europe/London'`;
const lastMonth = `(o."paidAt" AT TIME ZONE 'Europe/London' >= date_trunc('month', $1::timestamp - interval '1 month')
  AND o."paidAt" AT TIME ZONE 'Europe/London' < date_trunc('month', $1::timestamp))`;

const faulty = "reason IN ('QUALITY', 'WRONG_ITEM', 'NOT_AS_DESCRIBED')";
const rate = (part: string, whole: string) =>
  `CASE WHEN (${whole}) > 0 THEN round(10000 * (${part})::numeric / (${whole})) END`;
const of = (column: string, from: string) => `coalesce(${from}."${column}", 0)`;
const net = (span: string) => `(${of(`paid_${span}`, "sold")} - ${of(`back_${span}`, "home")})`;

const question = `
  WITH sold AS (
    SELECT o."storeUid",
      count(DISTINCT o."orderUid") AS orders, sum(o."amountMinor") AS paid,
      count(DISTINCT o."orderUid") FILTER (WHERE ${between('o."paidAt"', 30)}) AS orders_30,
      count(DISTINCT o."buyerUid") FILTER (WHERE ${between('o."paidAt"', 30)}) AS buyers_30,
      sum(o."amountMinor") FILTER (WHERE ${between('o."paidAt"', 30)}) AS paid_30,
      sum(o."amountMinor") FILTER (WHERE ${between('o."paidAt"', 90)}) AS paid_90,
      sum(o."amountMinor") FILTER (WHERE ${between('o."paidAt"', 90, 30)}) AS paid_before,
      sum(o."amountMinor") FILTER (WHERE ${lastMonth}) AS paid_month
    FROM raw_orders o WHERE ${upTo('o."paidAt"')} GROUP BY 1),
  booked AS (
    SELECT r."storeUid", r."amountMinor", r.reason, coalesce(l."paidAt", r."requestedAt") AS day
    FROM raw_returns r
    LEFT JOIN raw_orders l ON l."orderUid" = r."orderUid" AND l."lineNo" = r."lineNo"
    WHERE ${upTo('r."requestedAt"')}),
  home AS (
    SELECT "storeUid",
      sum("amountMinor") FILTER (WHERE ${between("day", 30)}) AS back_30,
      sum("amountMinor") FILTER (WHERE ${between("day", 90)}) AS back_90,
      sum("amountMinor") FILTER (WHERE ${between("day", 90, 30)}) AS back_before,
      count(*) FILTER (WHERE ${between("day", 30)}) AS returns_30,
      count(*) FILTER (WHERE ${between("day", 30)} AND ${faulty}) AS faulty_30
    FROM booked GROUP BY 1),
  skus AS (
    SELECT "storeUid", count(*) AS live FROM raw_products WHERE ${upTo('"listedAt"')} GROUP BY 1)
  SELECT s."storeUid" AS store,
    $1::date - (s."openedAt" AT TIME ZONE 'Europe/London')::date AS "store.daysSinceOpened",
    ${of("live", "skus")} AS "store.liveSkuCount",
    ${of("orders", "sold")} AS "store.ordersPaidLifetime",
    ${of("paid", "sold")} AS "store.gmvPaidLifetime",
    ${of("paid_30", "sold")} AS "store.gmvPaid30d",
    ${net("30")} AS "store.gmvNet30d",
    ${of("paid_month", "sold")} AS "store.gmvPaidPrevMonth",
    round(${net("90")}::numeric / 90) AS "store.gmvNet90dDaily",
    ${rate(`2 * ${net("30")} - ${net("before")}`, net("before"))} AS "store.gmvNetGrowth60d",
    ${of("orders_30", "sold")} AS "store.ordersPaid30d",
    ${of("buyers_30", "sold")} AS "store.uniqueBuyers30d",
    ${rate(of("returns_30", "home"), of("orders_30", "sold"))} AS "store.returnRate30d",
    CASE WHEN sold.orders_30 >= 30 THEN
      ${rate(of("faulty_30", "home"), "sold.orders_30")} END AS "store.sellerFaultReturnRate30d"
  FROM raw_stores s LEFT JOIN sold USING ("storeUid") LEFT JOIN home USING ("storeUid")
  LEFT JOIN skus USING ("storeUid") ORDER BY 1`;

beforeAll(async () => {
  ({ id: marketplaceId } = await aMarketplace({ currency: "GBP", zone: "Europe/London" }));
  raw = new pg.Client({ connectionString: process.env.DATABASE_URL ?? "" });
  await raw.connect();
  const sale = { orderUid: "text", lineNo: "int", storeUid: "text", amountMinor: "bigint" };
  await loadRaw("orders", { ...sale, buyerUid: "text", paidAt: "timestamptz" });
  await loadRaw("returns", { ...sale, reason: "text", requestedAt: "timestamptz" });
  await loadRaw("products", { storeUid: "text", listedAt: "timestamptz" });
  await loadRaw("stores", { storeUid: "text", openedAt: "timestamptz" });
  for (const dataset of datasets) {
    const outcome = await attempt(marketplaceId, dataset, fixture(dataset));
    expect(outcome).toMatchObject({ ok: true, duplicates: 0, rejected: 0, errors: [] });
  }
  setClock(new Date(`${lastDay}T12:00:00+01:00`));
  await refreshFacts(automatic(marketplaceId, "facts-refresher"));
}, 240_000);

afterAll(() => raw.end());

const number = (value: unknown) => (value === null ? null : Number(value));

test("every store of the real ledger has the facts that its raw rows tell, on any day", async () => {
  for (const day of asked) {
    const { rows } = await raw.query(question, [day]);
    expect(rows.length).toBe(106);
    for (const { store, ...expected } of rows as Record<string, unknown>[]) {
      const facts = await factsOf(
        automatic(marketplaceId, "watcher"),
        { storeUid: String(store) },
        day,
      );
      const opened = Number(expected["store.daysSinceOpened"]) >= 0;
      for (const [metric, value] of Object.entries(expected)) {
        const wanted = metric === "store.daysSinceOpened" && !opened ? null : number(value);
        const found = facts[metric as keyof typeof facts];
        expect({ store, day, metric, value: found?.value, asOf: found?.asOf }).toEqual({
          store,
          day,
          metric,
          value: wanted,
          asOf: day,
        });
      }
    }
  }
}, 240_000);

test("the population holds what is told of each single store", async () => {
  const rows = await sqlInTenant(
    marketplaceId,
    (sql) =>
      sql`SELECT * FROM store_fact WHERE marketplace_id = ${marketplaceId} ORDER BY store_uid`,
  );
  expect(rows.length).toBe(106);
  for (const row of rows) {
    const facts = await factsOf(automatic(marketplaceId, "watcher"), { storeUid: row.store_uid });
    for (const [metric, column] of Object.entries(storeColumns)) {
      const fact = facts[metric as keyof typeof facts];
      expect({ metric, value: row[column.value] }).toEqual({ metric, value: fact?.value ?? null });
      if (column.sample !== undefined)
        expect({ metric, sample: row[column.sample] }).toEqual({ metric, sample: fact?.sample });
    }
  }
}, 120_000);

test("the same files again change nothing, and a recompute finds nothing to repair", async () => {
  const again = await attempt(marketplaceId, "orders", fixture("orders"));
  expect(again).toMatchObject({ ok: true, accepted: 0, duplicates: 202_945, rejected: 0 });
  const returns = await attempt(marketplaceId, "returns", fixture("returns"));
  expect(returns).toMatchObject({ ok: true, accepted: 0, duplicates: 3_526 });
  const done = await recompute(automatic(marketplaceId, "facts-refresher"));
  expect(done).toEqual({ days: 0, differing: 0, stores: 106, products: 3_277 });
}, 240_000);

test("a merchant is told the facts of her own stores only", async () => {
  const merchant = (entityUid: string): MerchantActor => ({
    kind: "person",
    side: "merchant",
    marketplaceId,
    personId: "01890000-0000-7000-8000-000000000001",
    name: "Lin Yue",
    roles: ["merchant-owner"],
    entityUid,
  });
  const own = await factsOf(merchant("ent-fam-851"), { storeUid: "fam-851" }, lastDay);
  expect(own["store.daysSinceOpened"]?.value).toBe(181);
  expect(await factsOf(merchant("ent-fam-100"), { storeUid: "fam-851" }, lastDay)).toEqual({});
  expect(await factsOf(merchant("ent-fam-100"), { productUid: "85123A" }, lastDay)).toEqual({});
  expect(await factsOf(merchant("ent-fam-851"), { storeUid: "nobody" }, lastDay)).toEqual({});
});

test("what only the platform knows wins on its day and is dated by it", async () => {
  const storeUid = "fam-851";
  await imported(marketplaceId, "metrics", [
    { storeUid, metric: "store.experienceScore", asOf: "2011-05-01", value: 471, sample: 90 },
    { storeUid, metric: "store.experienceScore", asOf: "2011-05-20T09:00:00+01:00", value: 465 },
    { storeUid, metric: "store.experienceScore", asOf: "2011-05-20T18:00:00+01:00", value: 468 },
    { storeUid, metric: "store.riskCleared", asOf: "2011-05-20", value: true },
    {
      productUid: "85123A",
      metric: "product.priceIndex",
      asOf: "2011-05-20",
      value: 9_650,
      sample: 4,
    },
  ]);
  const score = async (day: string) =>
    (await factsOf(automatic(marketplaceId, "watcher"), { storeUid }, day))[
      "store.experienceScore"
    ];
  expect(await score("2011-04-30")).toMatchObject({ value: null, source: "supplied" });
  expect(await score("2011-05-19")).toEqual({
    value: 471,
    sample: 90,
    asOf: "2011-05-01",
    source: "supplied",
  });
  expect(await score("2011-05-20")).toMatchObject({ value: 468, asOf: "2011-05-20" });
  const facts = await factsOf(automatic(marketplaceId, "watcher"), { storeUid }, lastDay);
  expect(facts["store.riskCleared"]).toMatchObject({ value: true, asOf: "2011-05-20" });
  const product = await factsOf(
    automatic(marketplaceId, "watcher"),
    { productUid: "85123A" },
    lastDay,
  );
  expect(product["product.priceIndex"]).toMatchObject({ value: 9_650, sample: 4 });
  expect(product["product.category"]).toMatchObject({ value: "home" });
});
