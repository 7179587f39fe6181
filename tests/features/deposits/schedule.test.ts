import { expect, test } from "vitest";
import { baseOf, floatOf, standardSchedule } from "~/features/deposits/schedule";

const yuan = standardSchedule(100);

test.each([
  [0, 0],
  [49_999.99, 0],
  [50_000, 2_000],
  [99_999.99, 2_000],
  [100_000, 5_000],
  [499_999.99, 5_000],
  [500_000, 10_000],
])("sales of %d need a float of %d: steps are closed below and open above", (sales, float) => {
  expect(floatOf(yuan.float, Math.round(sales * 100))).toBe(float * 100);
});

test("a category that is not named takes the general base", () => {
  expect(baseOf(yuan, ["stationery"], "COMPANY")).toBe(100_000);
});

test("a category that is not open to a business type has no base at all", () => {
  expect(baseOf(yuan, ["home", "medicine"], "INDIVIDUAL")).toBeNull();
  expect(baseOf(yuan, ["home", "medicine"], "COMPANY")).toBe(5_000_000);
});

test("a currency without decimals counts whole units", () => {
  expect(baseOf(standardSchedule(1), ["beauty"], "SOLE_TRADER")).toBe(2_000);
});
