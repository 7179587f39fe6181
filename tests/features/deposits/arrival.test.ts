import { expect, test } from "vitest";
import { arrivalOf, isLate } from "~/features/deposits/arrival";

test.each([
  ["card", "2026-11-06", "2026-11-15"],
  ["alipay", "2026-11-01", "2026-11-04"],
  [null, "2026-11-02", "2026-11-08"],
  ["sepa_debit", "2026-11-02", "2026-11-08"],
])("a refund by %s arrives between %s and %s", (method, from, to) => {
  expect(arrivalOf(method, "2026-11-01")).toEqual({ from, to });
});

test("it may be asked about from the third day after the last one", () => {
  const arrival = arrivalOf("card", "2026-11-01");
  expect(isLate(arrival, "2026-11-17")).toBe(false);
  expect(isLate(arrival, "2026-11-18")).toBe(true);
});
