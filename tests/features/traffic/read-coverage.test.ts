/** Every count of the explorer is the number of rows that its address lists. */
import { beforeAll, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { signedIn } from "#tests/support/sign-in";
import { automatic, type StaffActor } from "~/features/people/actor";
import { readCohortName } from "~/features/traffic/coverage-cohort";
import { coverageSteps } from "~/features/traffic/coverage-counts";
import { coverageGroups, coverageViews } from "~/features/traffic/coverage-list";
import { coverageQuery, coverageStoresQuery } from "~/features/traffic/coverage-query";
import { countCohort, listCoverageStores } from "~/features/traffic/list-coverage-stores.server";
import { readCoverage } from "~/features/traffic/read-coverage.server";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { setClock } from "~/platform/clock.server";
import { addDays, type Day, startOf } from "~/values/day";
import { type CoveredShop, supported, tell } from "./coverage-market";

const today = "2026-11-23";
let market: TestMarketplace;
let reader: StaffActor;

/** A varied but fixed population over ten weeks. */
const shops: readonly CoveredShop[] = Array.from({ length: 140 }, (_, n): CoveredShop => {
  const opened = addDays("2026-09-14", (n * 37) % 71);
  const live = addDays(opened, (n * 5) % 9);
  return {
    storeUid: `s${String(n).padStart(3, "0")}`,
    opened,
    verified: n % 17 === 3 ? null : opened,
    closed: n % 31 === 5 ? addDays(opened, 3) : null,
    brushingRisk: n % 41 === 7 ? 95 : null,
    listed: n % 19 === 4 ? [] : [live],
    category: ["food", "home", "apparel"][n % 3] ?? "food",
    ...(n % 5 !== 0 && { region: ["Zhejiang", "Anhui"][n % 2] ?? "Anhui" }),
    sizeClass: ["MICRO", "SMALL", "MEDIUM"][n % 3] ?? "SMALL",
    agri: n % 4 === 0,
    reports: supported(live, (n % 7) + 1, n % 11 === 0 ? 0 : 250, n % 2 === 0 ? "feed" : "search"),
    sales: Array.from({ length: n % 13 }, (_, m) => ({
      day: addDays(opened, (m * 2 + n) % 29),
      amountMinor: 12_000,
    })),
  };
});

beforeAll(async () => {
  market = await aMarketplace();
  setClock(new Date(startOf(today, market.zone).getTime() + 9 * 3_600_000));
  reader = (await signedIn("reviewer", { marketplace: market })).actor as StaffActor;
  await tell(market, shops);
  await refreshCoverage(automatic(market.id, "traffic-planner"));
});

const report = (search: string) => readCoverage(reader, coverageQuery(new URLSearchParams(search)));
const daysOf = (name: string) => {
  const days = readCohortName(name);
  if (days === null) throw new Error(`no cohort: ${name}`);
  return days;
};
/** All pages of a list, forwards. */
async function rows(name: string, search: string, limit = 7): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const query = coverageStoresQuery(
      new URLSearchParams(`${search}${after ? `&after=${after}` : ""}`),
    );
    const page = await listCoverageStores(reader, daysOf(name), query, limit);
    found.push(...page.rows.map(({ store }) => store.uid));
    expect(page.total).toBeGreaterThanOrEqual(page.rows.length);
    after = page.after;
  }
  expect(new Set(found).size).toBe(found.length);
  return found;
}

describe.each(["week", "month"])("by %s", (grain) => {
  test("cohorts hold every store once, steps only become fewer, cells only more", async () => {
    const { cohorts } = await report(`grain=${grain}`);
    expect(cohorts.reduce((sum, { counts }) => sum + counts.opened, 0)).toBe(140);
    for (const { counts, cells } of cohorts) {
      for (const [n, step] of coverageSteps.entries())
        expect(counts[step]).toBeLessThanOrEqual(counts[coverageSteps[n - 1] ?? "opened"]);
      expect(counts.covered + counts.waiting + counts.missed).toBe(counts.member);
      expect(cells.at(-1)?.covered).toBe(counts.covered);
      for (const [n, cell] of cells.entries())
        expect(cell.covered).toBeGreaterThanOrEqual(cells[n - 1]?.covered ?? 0);
    }
  });

  test("each count lists so many stores", async () => {
    const { cohorts } = await report(`grain=${grain}`);
    for (const { name, counts, cells } of cohorts.slice(0, 4)) {
      for (const step of coverageSteps)
        expect(await rows(name, `step=${step}`), step).toHaveLength(counts[step]);
      for (const [n, step] of coverageSteps.entries()) {
        const before = counts[coverageSteps[n - 1] ?? "opened"];
        expect(await rows(name, `lost=${step}`), step).toHaveLength(before - counts[step]);
      }
      for (const { day, covered } of [cells[2], cells[8]].flatMap((cell) => cell ?? []))
        expect(await rows(name, `view=covered&day=${day}`)).toHaveLength(covered);
    }
  });
});

test("a cohort's tabs count what they list, and leave nobody out", async () => {
  const { together } = await report("");
  const { counts, leftOut } = await countCohort(reader, daysOf(together.name), {});
  const said = { ...counts, "left-out": counts.opened - counts.member };
  for (const view of coverageViews)
    expect(await rows(together.name, `view=${view}`), view).toHaveLength(said[view]);
  for (const [reason, count] of Object.entries(leftOut))
    expect(await rows(together.name, `view=left-out&reason=${reason}`)).toHaveLength(count);
  expect(Object.keys(leftOut).sort()).toEqual(["FRAUD", "FROZEN", "NOT_VERIFIED", "NO_PRODUCT"]);
});

test.each(coverageGroups)("segments by %s add up, and open their stores", async (group) => {
  const { together, segments } = await report(`group=${group}`);
  expect(together.final).toBe(true);
  expect(segments.reduce((sum, { counts }) => sum + counts.member, 0)).toBe(together.counts.member);
  for (const { value, counts } of segments) {
    const found = await rows(together.name, `view=covered&${group}=${encodeURIComponent(value)}`);
    expect(found, value).toHaveLength(counts.covered);
  }
  const ranked = segments.filter(({ small }) => !small);
  expect(segments.slice(0, ranked.length)).toEqual(ranked);
  const missing = ranked.map((line) => line.missing);
  expect(missing).toEqual([...missing].sort((a, b) => b - a));
});

test("a part is told beside the whole", async () => {
  const whole = await report("");
  const part = await report("category=food&size=MICRO&agri=yes");
  expect(whole.beside).toBeNull();
  for (const { first, rate } of whole.cohorts) expect(part.beside?.[first] ?? null).toBe(rate);
  const sum = (lines: typeof whole.cohorts) =>
    lines.reduce((total, { counts }) => total + counts.opened, 0);
  expect(sum(part.cohorts)).toBeGreaterThan(0);
  expect(sum(part.cohorts)).toBeLessThan(sum(whole.cohorts));
});

test("weeks are final 14 days after their end; days are complete for whoever opened last", async () => {
  const { cohorts } = await report("last=8");
  const finals = cohorts.filter(({ final }) => final).map(({ first }) => first);
  expect(finals[0]).toBe("2026-11-02");
  const completeOf = (first: Day) =>
    cohorts.find((line) => line.first === first)?.cells.filter(({ complete }) => complete).length;
  expect([completeOf("2026-11-23"), completeOf("2026-11-16"), completeOf("2026-11-02")]).toEqual([
    0, 1, 13,
  ]);
});

test("sorted every way, the pages hold the same stores, forwards and backwards", async () => {
  const all = shops.map(({ storeUid }) => storeUid).sort();
  for (const sort of ["opened", "-support", "shop"])
    expect((await rows("2026-09-14..2026-11-29", `sort=${sort}`, 45)).sort()).toEqual(all);
  const opened = daysOf("2026-09-14..2026-11-29");
  const at = (search: string) =>
    listCoverageStores(reader, opened, coverageStoresQuery(new URLSearchParams(search)), 10);
  const second = await at(`after=${(await at("")).after}`);
  const back = await at(`before=${second.before}`);
  expect(back.rows).toEqual((await at("")).rows);
});

test("an empty marketplace has no cohort, and no rate", async () => {
  const other = await aMarketplace();
  const nobody = (await signedIn("reviewer", { marketplace: other })).actor as StaffActor;
  const { asOf, cohorts, together, segments } = await readCoverage(
    nobody,
    coverageQuery(new URLSearchParams()),
  );
  expect(asOf).toBeNull();
  expect(cohorts).toHaveLength(12);
  for (const { rate, low, standing, cells } of cohorts) {
    expect([rate, low, standing]).toEqual([null, null, "no-cohort"]);
    expect(cells.every((cell) => cell.rate === null)).toBe(true);
  }
  expect([together.counts.member, segments]).toEqual([0, []]);
});
