import { expect, test } from "vitest";
import { currencySchema } from "~/values/currency-schema";
import { add, MixedCurrencies, minorDigits, money, toWire } from "~/values/money";

test.each([
  ["CNY", 2],
  ["JPY", 0],
  ["KWD", 3],
])("%s has %i decimal places", (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

test("amounts of one currency add up; of two they do not", () => {
  expect(add(money(150, "CNY"), money(-50, "CNY"))).toEqual({ amountMinor: 100n, currency: "CNY" });
  expect(() => add(money(1, "CNY"), money(1, "JPY"))).toThrow(MixedCurrencies);
});

test("on the wire an amount is a string, also beyond 2^53", () => {
  expect(toWire(money(2n ** 60n, "CNY"))).toEqual({
    amountMinor: "1152921504606846976",
    currency: "CNY",
  });
});

test.each([
  ["CNY", true],
  ["cny", false],
  ["XYZ", false],
])("%s is a currency: %s", (code, expected) => {
  expect(currencySchema.safeParse(code).success).toBe(expected);
});
