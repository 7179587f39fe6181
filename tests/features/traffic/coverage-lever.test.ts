import { describe, expect, test } from "vitest";
import { coverageLetter } from "~/features/traffic/coverage-letter";
import {
  cheapestLever,
  type LeverPool,
  type OffCourse,
  type UncoveredShop,
} from "~/features/traffic/coverage-lever";
import { audienceOf } from "~/features/traffic/promises";
import { formats } from "~/locales/format";

const shop = (need: number, days = 4, category = "food", region = "Zhejiang"): UncoveredShop => ({
  need,
  days,
  audience: audienceOf([category], region),
});
const pool = (wishes: Partial<LeverPool> = {}): LeverPool => ({
  surface: "feed",
  category: "food",
  region: "Zhejiang",
  forecast: 10_000,
  planned: 2_000,
  shareBps: 2_000,
  dead: false,
  ...wishes,
});
const lever = (wishes: Partial<OffCourse>) =>
  cheapestLever({
    missing: 2,
    shops: [shop(900), shop(300), shop(500)],
    pools: [pool()],
    otherwise: "no-promise",
    ...wishes,
  });

test("the cheapest missing stores are bought in one pool", () => {
  expect(lever({})).toEqual({
    pool: { surface: "feed", category: "food", region: "Zhejiang" },
    impressions: 800,
    shops: 2,
    days: 4,
    missing: 2,
    shareBps: 2_000,
    neededBps: 2_200,
  });
});

test("the pool that needs fewer impressions wins; one for everybody reaches everybody", () => {
  const everywhere = pool({ surface: "search", category: "*", region: "*" });
  const shops = [
    shop(900),
    shop(950),
    shop(100, 4, "home", "Anhui"),
    shop(120, 4, "home", "Anhui"),
  ];
  expect(lever({ shops, pools: [pool(), everywhere] })).toMatchObject({
    pool: { surface: "search" },
    impressions: 220,
  });
  expect(lever({ shops, pools: [pool()] })).toMatchObject({ impressions: 1_850 });
});

test("a pool that brings more of the missing stores wins over a cheaper one", () => {
  const small = pool({ surface: "a", forecast: 2_100 });
  const large = pool({ surface: "b" });
  expect(lever({ pools: [small, large] })).toMatchObject({ pool: { surface: "b" }, shops: 2 });
  expect(lever({ pools: [small] })).toMatchObject({ impressions: 300, shops: 1, missing: 2 });
});

test("what is free by the day must suffice in the days a store has left", () => {
  const tight = pool({ forecast: 2_200 });
  expect(lever({ shops: [shop(500, 2)], missing: 1, pools: [tight] })).toEqual({
    pool: null,
    because: "no-free-pool",
  });
  expect(lever({ shops: [shop(500, 3)], missing: 1, pools: [tight] })).toMatchObject({ shops: 1 });
});

describe("no lever, and why", () => {
  test.each([
    [{ shops: [], otherwise: "too-late" as const }, "too-late"],
    [{ shops: [], otherwise: "no-promise" as const }, "no-promise"],
    [{ shops: [], otherwise: "not-by-supply" as const }, "not-by-supply"],
    [{ pools: [] }, "no-free-pool"],
    [{ pools: [pool({ dead: true })] }, "no-free-pool"],
    [{ pools: [pool({ planned: 10_000 })] }, "no-free-pool"],
    [{ pools: [pool({ region: "Anhui" })] }, "no-free-pool"],
  ])("%o: %s", (wishes, because) => {
    expect(lever(wishes)).toEqual({ pool: null, because });
  });
});

test.each(["en", "zh"] as const)("the letter names every figure: %s", (locale) => {
  const told = { cohort: "2026-11-16", size: 2_000, covered: 1_500, expected: 1_890 };
  const letter = coverageLetter(
    { ...told, lever: lever({}) },
    "https://example.com/ops/coverage/2026-11-16",
    locale,
    formats({ locale, zone: "Asia/Shanghai", now: new Date(0) }),
  );
  for (const part of ["2,000", "1,500", "1,890", "800", "feed", "20%", "22%", "2026-11-16"])
    expect(letter.text).toContain(part);
  expect(letter.subject).toContain("1,890");
});
