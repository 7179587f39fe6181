/** The plan of a day as staff read it, and what changed against another one. */
import { beforeAll, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { staff } from "#tests/support/shop";
import { aPlan } from "#tests/support/traffic-plan";
import type { StaffActor } from "~/features/people/actor";
import { findCompared, listDiff, poolsDiff } from "~/features/traffic/compare-plans.server";
import { diffQuery } from "~/features/traffic/diff-query";
import { listVerdicts } from "~/features/traffic/list-verdicts.server";
import { readPlanPage } from "~/features/traffic/plan-page.server";
import { readPoolMap } from "~/features/traffic/pool-map.server";
import { verdictQuery } from "~/features/traffic/verdict-query";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const date = "2026-11-23";
let market: TestMarketplace;
let reader: StaffActor;
let [first, second] = ["", ""];
const grants = Object.fromEntries(["a", "b", "c", "d", "e"].map((uid) => [uid, newId()]));

const verdict = (storeUid: string, given: number, reason = "SELECTED_NOW") => ({
  ...{ storeUid, given, reason, need: 100 + given },
  grantId: grants[storeUid] as string,
});

beforeAll(async () => {
  market = await aMarketplace();
  reader = staff(market.id, "auditor");
  await sqlInTenant(market.id, async (sql) => {
    const own = { marketplace_id: market.id, opened_at: new Date("2026-11-01"), version: 1 };
    const store = (uid: string, name: string, primary_category: string, region: string) => ({
      ...own,
      ...{ store_uid: uid, entity_uid: `ent-${uid}`, name, primary_category, region },
      categories: [],
    });
    const rows = [
      store("a", "Tea house", "food", "Zhejiang"),
      store("b", "Bowls", "home", "Fujian"),
    ];
    await sql`INSERT INTO store ${sql(rows)}`;
    const grant = { impressions: 1_000, make_good_bps: 0, make_good_days: 0 };
    const days = { from_day: date, to_day: "2026-11-30" };
    const promise = (uid: string, kind: string) => ({
      ...{ marketplace_id: market.id, grant_id: grants[uid] as string, store_uid: uid, kind },
      ...grant,
      ...days,
    });
    await sql`INSERT INTO traffic_grant ${sql([promise("a", "guarantee"), promise("b", "grant")])}`;
  });
  await aPlan(market.id, {
    date: "2026-11-21",
    verdicts: [verdict("a", 10), verdict("b", 20), verdict("c", 30), verdict("d", 40)],
    pools: [
      { supply: 1_000, planned: 100 },
      { region: "*", supply: 500, planned: 100 },
    ],
  });
  first = await aPlan(market.id, { date, verdicts: [verdict("a", 1)] });
  second = await aPlan(market.id, {
    ...{ date, revision: 2, occasion: "repaced", covered: 2, bound: 3 },
    verdicts: [verdict("a", 10), verdict("b", 25, "LEFTOVER"), verdict("c", 5), verdict("e", 50)],
    pools: [
      { supply: 3_000, planned: 300 },
      { region: "Fujian", supply: 10, planned: 0, source: "dead" },
      { surface: "search", supply: 5, planned: 0, source: "estimated" },
    ],
  });
});

test("the newest revision counts, older ones can be read, and its pools are told by source", async () => {
  const page = await readPlanPage(reader, { date, planId: null });
  expect(page?.plan).toMatchObject({ planId: second, revision: 2, covered: 2, bound: 3 });
  expect(page?.plan.reasons).toEqual({ SELECTED_NOW: 3, LEFTOVER: 1 });
  expect(page?.revisions.map(({ planId }) => planId)).toEqual([second, first]);
  expect(page?.sources).toEqual({ forecast: 1, estimated: 1, dead: 1 });
  expect(page?.before).toBe("2026-11-21");
  expect((await readPlanPage(reader, { date, planId: first }))?.plan.revision).toBe(1);
  expect((await readPlanPage(reader, { date, planId: newId() }))?.plan.revision).toBe(2);
  expect(await readPlanPage(reader, { date: "2026-11-22", planId: null })).toBeNull();
});

const found = async (search: string) =>
  (await listVerdicts(reader, second, verdictQuery(new URLSearchParams(search)))).rows.map(
    ({ store }) => store.uid,
  );

test.each([
  ["", ["e", "b", "a", "c"]],
  ["sort=given", ["c", "a", "b", "e"]],
  ["sort=shop", ["b", "c", "e", "a"]],
  ["reason=LEFTOVER", ["b"]],
  ["kind=guarantee", ["a"]],
  ["category=home", ["b"]],
  ["region=Zhejiang", ["a"]],
  ["q=tea", ["a"]],
  ["q=ent-b", ["b"]],
  ["q=%25", []],
  ["reason=nonsense&sort=nonsense&after=nonsense", ["e", "b", "a", "c"]],
])("verdicts of %s", async (search, stores) => {
  expect(await found(search)).toEqual(stores);
});

test("verdicts page by page, forwards and back", async () => {
  const query = verdictQuery(new URLSearchParams());
  const one = await listVerdicts(reader, second, query, 3);
  expect([one.total, one.rows.length, one.before]).toEqual([4, 3, null]);
  const two = await listVerdicts(reader, second, { ...query, after: one.after ?? "" }, 3);
  expect(two.rows.map(({ store }) => store.uid)).toEqual(["c"]);
  const back = await listVerdicts(reader, second, { ...query, before: two.before ?? "" }, 3);
  expect(back.rows).toEqual(one.rows);
});

const compared = async (wish: Partial<Parameters<typeof findCompared>[1]> = {}) =>
  findCompared(reader, { date, withDate: null, withPlan: null, ...wish });

test("against the day before: who came in, dropped out, is given more and less", async () => {
  const plans = await compared();
  if (plans === null) throw new Error("there are two plans");
  expect(plans.before.date).toBe("2026-11-21");
  const { rows, counts, total } = await listDiff(reader, plans, diffQuery(new URLSearchParams()));
  expect(counts).toEqual({ came: 1, left: 1, more: 1, less: 1 });
  expect(total).toBe(4);
  expect(
    rows.map(({ store, change, before, after }) => [
      store.name,
      change,
      before?.given,
      after?.given,
    ]),
  ).toEqual([
    ["e", "came", undefined, 50],
    ["d", "left", 40, undefined],
    ["c", "less", 30, 5],
    ["Bowls", "more", 20, 25],
  ]);
  expect(rows.at(-1)?.after?.reason).toBe("LEFTOVER");
  const less = await listDiff(reader, plans, diffQuery(new URLSearchParams("change=less")));
  expect([less.total, less.rows.map(({ store }) => store.uid)]).toEqual([1, ["c"]]);
  const half = await listDiff(reader, plans, diffQuery(new URLSearchParams()), 2);
  const rest = await listDiff(reader, plans, { after: half.after ?? "" }, 2);
  expect([...half.rows, ...rest.rows]).toEqual(rows);
  expect(await poolsDiff(reader, plans)).toEqual([
    { surface: "feed", category: "food", region: "Zhejiang", before: 1_000, after: 3_000 },
    { surface: "feed", category: "food", region: "*", before: 500, after: null },
    { surface: "feed", category: "food", region: "Fujian", before: null, after: 10 },
    { surface: "search", category: "food", region: "Zhejiang", before: null, after: 5 },
  ]);
});

test("against another revision or another day; and against nothing", async () => {
  expect((await compared({ withPlan: first }))?.before.planId).toBe(first);
  expect((await compared({ withDate: "2026-11-21" }))?.before.date).toBe("2026-11-21");
  expect(await compared({ withDate: "2026-11-22" })).toBeNull();
  expect(await compared({ withPlan: newId() })).toBeNull();
  expect(
    await findCompared(reader, { date: "2026-11-21", withDate: null, withPlan: null }),
  ).toBeNull();
});

test("the map of pools shows one surface", async () => {
  const map = await readPoolMap(reader, { date, surface: null });
  expect(map?.surfaces).toEqual(["feed", "search"]);
  expect(map?.pools.map(({ region, source }) => [region, source])).toEqual([
    ["Fujian", "dead"],
    ["Zhejiang", "forecast"],
  ]);
  expect((await readPoolMap(reader, { date, surface: "search" }))?.pools).toHaveLength(1);
  expect((await readPoolMap(reader, { date, surface: "nonsense" }))?.surface).toBe("feed");
  expect(await readPoolMap(reader, { date: "2026-01-01", surface: null })).toBeNull();
});
