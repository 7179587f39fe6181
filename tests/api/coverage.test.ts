import { beforeAll, expect, test } from "vitest";
import { supported, tell } from "#tests/features/traffic/coverage-market";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { automatic } from "~/features/people/actor";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { setClock } from "~/platform/clock.server";
import { type Ask, apiWithKey } from "./api";

let market: TestMarketplace;
let api: Ask;
const monday = "2026-10-05";
beforeAll(async () => {
  setClock(new Date("2026-11-20T02:00:00Z"));
  market = await aMarketplace();
  api = await apiWithKey(market, ["traffic:read"]);
  await tell(
    market,
    Array.from({ length: 40 }, (_, n) => ({
      storeUid: `s${n}`,
      opened: n < 20 ? monday : "2026-11-10",
      category: n % 2 === 0 ? "food" : "home",
      reports: n === 0 || n > 30 ? [] : supported(n < 20 ? monday : "2026-11-10", 2, 500, "feed"),
      sales: n % 4 === 0 ? [{ day: n < 20 ? monday : "2026-11-10", amountMinor: 100 }] : [],
    })),
  );
  await refreshCoverage(automatic(market.id, "traffic-planner"));
});

test("200: each week with its counts, 95 % is not above, and an empty week has no rate", async () => {
  const { status, body } = await api.get(`/coverage?from=${monday}&to=2026-11-15`);
  expect([status, body.target, body.data.length]).toEqual([200, 9_500, 6]);
  expect(body.data[0]).toEqual({
    ...{ cohort: monday, segment: null, size: 20, covered: 19, effective: 5, success: 0 },
    ...{ rate: 9_500, low: 7_638, high: 9_912, aboveTarget: false, provisional: false },
  });
  expect(body.data[1]).toMatchObject({ size: 0, rate: null, low: null, aboveTarget: null });
  expect(body.data[5]).toMatchObject({ cohort: "2026-11-09", covered: 11, provisional: true });
});

test("200: without days, the last twelve weeks", async () => {
  const { body } = await api.get("/coverage");
  expect(body.data).toHaveLength(12);
  expect(body.data.at(-1).cohort).toBe("2026-11-16");
});

test("200: by category, region and surface, the segments of a week add up", async () => {
  for (const group of ["category", "region", "surface"]) {
    const { body } = await api.get(`/coverage?from=${monday}&to=2026-11-15&group=${group}`);
    const sizes = (body.data as { cohort: string; size: number }[]).map(({ size }) => size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(40);
  }
  const { body } = await api.get(`/coverage?from=${monday}&to=${monday}&group=category`);
  expect(body.data.map((row: { segment: string }) => row.segment)).toEqual(["food", "home"]);
  const surfaces = await api.get(`/coverage?from=${monday}&to=${monday}&group=surface`);
  expect(surfaces.body.data.map((row: { segment: string }) => row.segment)).toEqual(["-", "feed"]);
});

test("400: days and groups that are none, and stretches that are too long or run backwards", async () => {
  for (const query of [
    "from=yesterday",
    "group=shop",
    "from=2026-11-15&to=2026-10-01",
    "from=2020-01-01",
    "week=1",
  ])
    expect((await api.get(`/coverage?${query}`)).status, query).toBe(400);
});

test("another marketplace sees nothing of it; a key without the right is refused", async () => {
  const elsewhere = await apiWithKey(await aMarketplace());
  const { body } = await elsewhere.get("/coverage");
  expect(body.data.every(({ size }: { size: number }) => size === 0)).toBe(true);
  const other = await apiWithKey(market, ["stores:read"]);
  expect((await other.get("/coverage")).status).toBe(403);
});
