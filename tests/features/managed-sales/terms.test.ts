import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSale } from "~/features/managed-sales/terms";
import { termsOf } from "~/features/programs/managed-sales/benefits";
import { template } from "~/features/programs/managed-sales/settings";

const terms = termsOf(template("CNY"), { "supply-price": 7_000 });

test("100.00 leaves the creator 25.00", () => {
  expect(splitSale(terms, 10_000)).toEqual({
    stopped: false,
    merchantMinor: 7_000,
    feeMinor: 500,
    creatorMinor: 2_500,
    gapMinor: 0,
  });
});
test("72.00 is 1.60 short, and the platform covers it", () => {
  expect(splitSale(terms, 7_200)).toMatchObject({
    stopped: false,
    feeMinor: 360,
    creatorMinor: 0,
    gapMinor: 160,
  });
});
test("70.00 is 3.50 short, more than 3.00: the offer stops", () => {
  expect(splitSale(terms, 7_000)).toEqual({ stopped: true, gapMinor: 350 });
});
test("the parts are what was paid plus what the platform covers", () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), fc.nat({ max: 10_000_000 }), (paid, supply) => {
      const split = splitSale({ ...terms, supplyMinor: supply }, paid);
      if (split.stopped) return;
      expect(split.merchantMinor + split.feeMinor + split.creatorMinor).toBe(paid + split.gapMinor);
      expect(Math.min(split.creatorMinor, split.gapMinor)).toBe(0);
    }),
  );
});
