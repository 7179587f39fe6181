import fc from "fast-check";
import { expect, test } from "vitest";
import { shareOf, takeShare, whole } from "~/values/share";

test.each([
  [1_900, 2_000, 9_500],
  [1_901, 2_000, 9_505],
  [96, 101, 9_505],
  [1, 3, 3_333],
  [2, 3, 6_667],
  [0, 5, 0],
  [0, 0, null],
])("%i of %i is %s basis points", (part, all, expected) => {
  expect(shareOf(part, all)).toBe(expected);
});

test("a share of an amount and the share of the rest never exceed the amount", () => {
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: whole }), (amount, share) => {
      const [one, other] = [takeShare(amount, share), takeShare(amount, whole - share)];
      expect(one + other <= amount).toBe(true);
      expect(amount - one - other <= 1n).toBe(true);
    }),
  );
});
