import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AssessmentInputs, assess, assessmentWords } from "~/features/deposits/assessment";
import type { DepositRelief } from "~/features/deposits/relief";
import { businessTypes, standardSchedule } from "~/features/deposits/schedule";

const yuan = standardSchedule(100);
const half: DepositRelief = {
  lever: "deposit-relief",
  share: 5_000,
  floorMinor: 20_000,
  roundUpMinor: 10_000,
  termDays: 90,
};
const most = { ...half, share: 7_000 };
const inputs = (wishes: Partial<AssessmentInputs> = {}): AssessmentInputs => ({
  currency: "CNY",
  categories: ["apparel", "beauty"],
  businessType: "SOLE_TRADER",
  salesMinor: 3_000_000,
  activityMinor: 0,
  riskMinor: 0,
  relief: null,
  deferred: false,
  ...wishes,
});

describe("the worked examples: sales and relief, then base, float, saved, required", () => {
  test.each([
    [30_000, null, 2_000, 0, 0, 2_000],
    [30_000, most, 600, 0, 1_400, 600],
    [62_000, half, 1_000, 2_000, 0, 2_000],
    [120_000, half, 1_000, 5_000, 0, 5_000],
  ] as const)("%d %o", (sales, relief, base, float, saved, required) => {
    const found = assess(yuan, inputs({ salesMinor: sales * 100, relief }));
    expect([found.baseMinor, found.floatMinor, found.savedMinor, found.requiredMinor]).toEqual(
      [base, float, saved, required].map((each) => each * 100),
    );
  });

  test("a schedule with a step of 3,000 asks for the step, not the base of 2,000", () => {
    const schedule = { ...yuan, float: [{ fromMinor: 0, floatMinor: 300_000 }] };
    expect(assess(schedule, inputs()).requiredMinor).toBe(300_000);
  });

  test.each([
    [0, 500],
    [4_999_999, 500],
    [5_000_000, 2_000],
    [9_999_999, 2_000],
    [10_000_000, 5_000],
  ])("%d fen of sales with the borders of 2025: %d", (salesMinor, required) => {
    expect(assess(yuan, inputs({ categories: ["apparel"], salesMinor })).requiredMinor).toBe(
      required * 100,
    );
  });

  test.each([
    [499_999, 0],
    [500_000, 100],
    [1_000_000, 200],
    [5_000_000, 500],
    [10_000_000, 1_000],
    [50_000_000, 2_000],
  ])("creator steps: %d fen ask for %d", (salesMinor, required) => {
    const steps = [0, 5_000, 10_000, 50_000, 100_000, 500_000];
    const floats = [0, 100, 200, 500, 1_000, 2_000];
    const schedule = {
      ...yuan,
      otherBase: { INDIVIDUAL: 0, SOLE_TRADER: 0, COMPANY: 0 },
      float: steps.map((from, at) => ({
        fromMinor: from * 100,
        floatMinor: (floats[at] ?? 0) * 100,
      })),
    };
    expect(assess(schedule, inputs({ categories: ["creator"], salesMinor })).requiredMinor).toBe(
      required * 100,
    );
  });

  test("JPY 70,000 is 70000 minor units", () => {
    const yen = {
      ...standardSchedule(1),
      otherBase: { INDIVIDUAL: 0, SOLE_TRADER: 70_000, COMPANY: 0 },
    };
    const found = assess(yen, inputs({ currency: "JPY", categories: ["tea"], salesMinor: 0 }));
    expect(found.requiredMinor).toBe(70_000);
    expect(assessmentWords(found, "MAX").en).toBe("Required deposit ¥70,000: base ¥70,000.");
  });
});

test("what is not known is taken as the least: a sole trader without sales", () => {
  const found = assess(yuan, inputs({ businessType: null, salesMinor: null }));
  expect([found.baseMinor, found.floatMinor]).toEqual([200_000, 0]);
});

test("a category that is not open to the type asks for nothing and is named", () => {
  const found = assess(yuan, inputs({ categories: ["home", "medicine"] }));
  expect(found.requiredMinor).toBe(50_000);
  expect(found.closedCategories).toEqual(["medicine"]);
});

test("a deferral moves the whole requirement to later", () => {
  const found = assess(yuan, inputs({ deferred: true, relief: most }));
  expect([found.requiredMinor, found.deferredMinor]).toEqual([0, 60_000]);
  expect(assessmentWords(found, "MAX")).toEqual({
    en: "Nothing is due during the trial; afterwards ¥600: base ¥600. The reduction saves ¥1,400.",
    zh: "试运营期内无需缴纳；期满应缴 ¥600：基础保证金 ¥600。减免 ¥1,400。",
  });
});

test.each([
  [
    inputs({ salesMinor: 6_200_000, relief: half }),
    "MAX",
    "Required deposit ¥2,000: the highest of base ¥1,000, float ¥2,000. The reduction of the base saves nothing while another part is higher.",
    "应缴保证金 ¥2,000：基础保证金 ¥1,000、浮动保证金 ¥2,000中取最高。其他部分更高，基础保证金减免暂不起作用。",
  ],
  [
    inputs({ salesMinor: 6_200_000, activityMinor: 50_000, riskMinor: 30_000 }),
    "SUM",
    "Required deposit ¥4,800: base ¥2,000 + float ¥2,000 + activity ¥500 plus risk ¥300.",
    "应缴保证金 ¥4,800：基础保证金 ¥2,000 + 浮动保证金 ¥2,000 + 活动保证金 ¥500，另加风险保证金 ¥300。",
  ],
] as const)("the sentence says how it came about", (given, combine, en, zh) => {
  expect(assessmentWords(assess({ ...yuan, combine }, given), combine)).toEqual({ en, zh });
});

const amounts = fc.nat({ max: 100_000_000 });
const anyInputs = fc.record({
  currency: fc.constant("CNY"),
  categories: fc.uniqueArray(fc.constantFrom(...Object.keys(yuan.base), "tea"), { maxLength: 4 }),
  businessType: fc.constantFrom(...businessTypes, null),
  salesMinor: fc.option(amounts),
  activityMinor: amounts,
  riskMinor: amounts,
  relief: fc.constantFrom(null, half, most),
  deferred: fc.boolean(),
});

test("relief never raises what is required, a deferral never loses any, sales never lower it", () => {
  fc.assert(
    fc.property(anyInputs, fc.constantFrom("MAX", "SUM"), amounts, (given, combine, more) => {
      const schedule = { ...yuan, combine } as const;
      const found = assess(schedule, given);
      const without = assess(schedule, { ...given, relief: null });
      const owed = (each: typeof found) => each.requiredMinor + each.deferredMinor;
      expect(owed(found) + found.savedMinor).toBe(owed(without));
      expect(found.savedMinor).toBeGreaterThanOrEqual(0);
      expect(owed(assess(schedule, { ...given, deferred: !given.deferred }))).toBe(owed(found));
      expect(
        owed(assess(schedule, { ...given, salesMinor: (given.salesMinor ?? 0) + more })),
      ).toBeGreaterThanOrEqual(owed(found));
      expect(owed(found)).toBeGreaterThanOrEqual(given.riskMinor);
    }),
  );
});
