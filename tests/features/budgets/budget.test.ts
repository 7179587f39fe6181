import { expect, test } from "vitest";
import { leftOf } from "~/features/budgets/budget";

const places = { unit: "places", amount: 200, period: "round", perStore: null } as const;

test.each([
  [0, 200],
  [199, 1],
  [200, 0],
  [250, 0],
])("of 200 places %d are used: %d left, never fewer than none", (used, left) => {
  expect(leftOf(places, used)).toBe(left);
});
test("without a limit nothing is counted down", () => {
  expect(leftOf(null, 1_000_000)).toBeNull();
});
