import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DeductionCase,
  deductionMay,
  deductionStates,
  isOpenCase,
  mayConfirm,
  replyUntil,
  taken,
} from "~/features/deposits/deduction";

const until = replyUntil(new Date("2026-11-01T04:00:00Z"), 7, "Asia/Shanghai");
const proposed: DeductionCase = {
  state: "NOTIFIED",
  amountMinor: 100_000,
  proposedBy: "lin",
  replyUntil: until,
  acceptedAt: null,
};
const during = new Date("2026-11-05T00:00:00Z");
const limit = 200_000;

test("the merchant may answer until the last day has ended where she is", () => {
  expect(until.toISOString()).toBe("2026-11-08T16:00:00.000Z");
});

test.each([
  ["nobody answered yet", {}, "wang", during, "reply-period"],
  ["an instant too early", {}, "wang", new Date(until.getTime() - 1), "reply-period"],
  ["her time is over", {}, "lin", until, "yes"],
  ["she agreed", { acceptedAt: during }, "lin", during, "yes"],
  ["she objected, and the proposer decides", { state: "DISPUTED" }, "lin", during, "second-person"],
  ["she objected, and somebody else decides", { state: "DISPUTED" }, "wang", during, "yes"],
  ["at the limit", { amountMinor: limit }, "lin", until, "yes"],
  ["above the limit", { amountMinor: limit + 1 }, "lin", until, "second-person"],
  ["above the limit by another", { amountMinor: limit + 1 }, "wang", until, "yes"],
  ["she was not told", { state: "PROPOSED" }, "wang", until, "wrong-state"],
  ["it was posted", { state: "POSTED" }, "wang", until, "wrong-state"],
  ["it was dropped", { state: "DROPPED" }, "wang", until, "wrong-state"],
] as const)("%s", (_, wishes, who, at, answer) => {
  const outcome = mayConfirm({ ...proposed, ...wishes }, who, limit, at);
  expect(outcome.ok ? "yes" : outcome.because).toBe(answer);
});

test("nothing is posted that was not confirmed, nothing confirmed of which nobody was told", () => {
  for (const from of deductionStates) {
    expect(deductionMay(from, "POSTED")).toBe(from === "CONFIRMED");
    expect(deductionMay(from, "CONFIRMED")).toBe(from === "NOTIFIED" || from === "DISPUTED");
  }
  expect(deductionStates.filter((state) => !isOpenCase(state))).toEqual(["POSTED", "DROPPED"]);
});

test("a deposit never gives more than it has; the rest is owed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.nat({ max: 1e9 }), (amount, available) => {
      const { fromDepositMinor, owedMinor } = taken(amount, available);
      expect(fromDepositMinor + owedMinor).toBe(amount);
      expect(fromDepositMinor).toBeLessThanOrEqual(available);
      expect(owedMinor === 0 || fromDepositMinor === available).toBe(true);
    }),
  );
});
