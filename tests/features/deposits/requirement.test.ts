import { describe, expect, test } from "vitest";
import { requirementOf, shortfallOf } from "~/features/deposits/requirement";
import { baseOf, floatOf, standardSchedule } from "~/features/deposits/schedule";
import type { Fact } from "~/features/metrics/fact";
import { reliefOf } from "~/features/programs/deposit-relief/benefits";
import { template } from "~/features/programs/deposit-relief/settings";

const yuan = standardSchedule(100);
const fact = (value: number): Fact => ({
  value,
  sample: null,
  asOf: "2026-11-22",
  source: "computed",
});

/** In yuan, as domain.md writes them: the base of apparel and beauty for a sole trader, and last month's sales. */
function worked(sales: number, relieved: boolean, salesAtGrant = sales) {
  const base = baseOf(yuan, ["apparel", "beauty"], "SOLE_TRADER") ?? 0;
  const facts = { "store.gmvPaidPrevMonth": fact(salesAtGrant * 100) };
  const relief = relieved ? reliefOf(template("CNY"), facts) : null;
  const parts = {
    baseMinor: base,
    floatMinor: floatOf(yuan.float, sales * 100),
    activityMinor: 0,
    riskMinor: 0,
  };
  const { baseMinor, floatMinor, requiredMinor, savedMinor } = requirementOf("MAX", parts, relief);
  return [baseMinor, floatMinor, savedMinor, requiredMinor].map((minor) => minor / 100);
}

describe("the worked examples of deposits: base, float, saved, required", () => {
  test("the highest category wins", () => {
    expect(worked(30_000, false)).toEqual([2_000, 0, 0, 2_000]);
  });
  test("with 70 % relief", () => {
    expect(worked(30_000, true)).toEqual([600, 0, 1_400, 600]);
  });
  test("50 % relief saves nothing where the float is higher", () => {
    expect(worked(62_000, true)).toEqual([1_000, 2_000, 0, 2_000]);
  });
  test("the next sales step is short of 4,400", () => {
    expect(worked(120_000, true)).toEqual([1_000, 5_000, 0, 5_000]);
    expect(shortfallOf(500_000, 60_000)).toBe(440_000);
  });
});

test("a deposit that is paid is never short", () => {
  expect(shortfallOf(500_000, 500_000)).toBe(0);
  expect(shortfallOf(500_000, 600_000)).toBe(0);
});

test("SUM adds the parts, risk is added to either", () => {
  const parts = { baseMinor: 2_000, floatMinor: 3_000, activityMinor: 1_000, riskMinor: 500 };
  expect(requirementOf("MAX", parts, null).requiredMinor).toBe(3_500);
  expect(requirementOf("SUM", parts, null).requiredMinor).toBe(6_500);
});
