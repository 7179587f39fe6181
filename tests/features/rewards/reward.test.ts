import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ladderOf } from "~/features/programs/milestone/benefits";
import { template } from "~/features/programs/milestone/settings";
import { benefits } from "~/features/programs/rising-star/benefits";
import { template as risingStar } from "~/features/programs/rising-star/settings";
import { bandPay, increment, ladderPay, potOf, splitOf } from "~/features/rewards/reward";

const settings = template("CNY");
const ladder = ladderOf(settings, 1_000_000);

describe("milestones over a baseline of 10,000.00", () => {
  test("targets are 1.2, 1.5, 2 and 3 times the baseline", () => {
    expect(ladder.steps.map((step) => step.targetMinor)).toEqual([
      1_200_000, 1_500_000, 2_000_000, 3_000_000,
    ]);
  });
  test("21,500.00 reaches M3: 2 % of 11,500.00 is 230.00, as 138.00 of traffic and 92.00 of fees", () => {
    const { step, amountMinor } = ladderPay(ladder, 2_150_000);
    expect([step?.key, amountMinor]).toEqual(["m3", 23_000]);
    expect(splitOf(ladder, amountMinor).map((part) => part.amountMinor)).toEqual([13_800, 9_200]);
  });
  test("2,000.00 refunded inside the lock: 19,500.00 is M2 and pays 142.50", () => {
    const { step, amountMinor } = ladderPay(ladder, 1_950_000);
    expect([step?.key, amountMinor]).toEqual(["m2", 14_250]);
  });
  test("in marginal mode the same result pays 115.00", () => {
    const marginal = ladderOf({ ...settings, mode: "marginal" }, 1_000_000);
    expect(ladderPay(marginal, 2_150_000).amountMinor).toBe(11_500);
  });
  test("in fixed mode the targets and the pay are the table's", () => {
    const fixed = ladderOf({ ...settings, mode: "fixed" }, 1_000_000);
    expect(ladderPay(fixed, 2_000_000).amountMinor).toBe(40_000);
    expect(ladderPay(fixed, 499_999)).toEqual({ step: null, amountMinor: 0 });
  });
  test("targets are rounded up to 100.00", () => {
    expect(ladderOf(settings, 333_300).steps[0]?.targetMinor).toBe(400_000);
  });
  test("a store gets at most its cap", () => {
    expect(ladderPay(ladder, 900_000_000).amountMinor).toBe(settings.perStoreMinor);
  });
});

test("bands: 10 % of 50,000 and 5 % of the next 950,000 are 52,500", () => {
  const bands = [
    { toMinor: 5_000_000, share: 1_000 },
    { toMinor: 100_000_000, share: 500 },
  ];
  expect(bandPay(bands, 100_000_000)).toBe(5_250_000);
  expect(bandPay(bands, 200_000_000)).toBe(5_250_000);
  expect(bandPay([{ toMinor: null, share: 100 }], 12_345)).toBe(123);
});

test("a dip does not pay: 20,000.00 counts over the 90-day mean of 9,000.00, not over 2,000.00", () => {
  expect(increment(2_000_000, 200_000, 30_000, 30)).toBe(1_100_000);
});

test("the sprint's prizes are its pot of 500,000.00", () => {
  const sprint = benefits(risingStar("CNY")).find(({ key }) => key === "sprint")?.gives;
  expect(sprint?.lever === "reward" && sprint.how === "contest" && potOf(sprint)).toBe(50_000_000);
});

test("the parts of a reward sum to the reward, whatever the amount", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000_000 }), (amount) => {
      const parts = splitOf(ladder, amount).map((part) => part.amountMinor);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
    }),
  );
});
