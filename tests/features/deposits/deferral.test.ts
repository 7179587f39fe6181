import { expect, test } from "vitest";
import { dueBecause, withdrawable } from "~/features/deposits/deferral";
import { deferralOf } from "~/features/programs/zero-entry/benefits";
import { template } from "~/features/programs/zero-entry/settings";

const deferral = deferralOf(template("CNY"), {});

test.each([
  [200, 999_999, 41, null],
  [201, 0, 41, "orders"],
  [12, 1_000_000, 41, "value"],
  [0, 0, 179, null],
  [0, 0, 180, "day"],
] as const)("%d orders, %d fen, day %d: due because of %s", (orders, valueMinor, day, because) => {
  expect(dueBecause(deferral, { orders, valueMinor, day })).toBe(because);
});

test.each([
  [100_000, 0, 50_000],
  [19_999, 0, 0],
  [20_000, 0, 10_000],
  [100_000, 1, 0],
])("a balance of %d with %d withdrawals this month: up to %d", (balance, before, most) => {
  expect(withdrawable(deferral, balance, before)).toBe(most);
});

test("companies may list more", () => {
  const company = {
    "store.businessType": {
      value: "COMPANY",
      sample: null,
      asOf: "2026-11-22",
      source: "computed",
    },
  } as const;
  expect(deferralOf(template("CNY"), company).caps.liveProducts).toBe(200);
  expect(deferral.caps.liveProducts).toBe(100);
});
