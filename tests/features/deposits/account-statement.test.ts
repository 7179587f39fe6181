import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf, type Movement, sumsOf } from "~/features/deposits/account-statement";

const at = new Date("2026-11-01T00:00:00Z");
const moved = (kind: string, key: string, heldMinor: number, returningMinor = 0): Movement => ({
  id: key,
  kind,
  key,
  at,
  heldMinor,
  returningMinor,
});

test("paid in is held, on its way back, kept and refunded, line by line", () => {
  const story = [
    moved("deposit-paid", "deposit-paid:p1", 200_000),
    moved("deposit-from-proceeds", "deposit-from-proceeds:s1", 50_000),
    moved("deposit-deducted", "deduction:d1", -30_000),
    moved("deposit-sent-back", "deposit-sent-back:l1", -40_000, 40_000),
    moved("deposit-arrived", "deposit-arrived:l1", 0, -40_000),
    moved("deposit-sent-back", "deposit-sent-back:l2", -20_000, 20_000),
    moved("deposit-came-back", "deposit-came-back:l1", 40_000),
    moved("deposit-dispute-withdraw", "deposit-dispute:dp:withdraw:frozen", 0),
    moved("deposit-dispute-keep", "deposit-dispute:dp:keep", -10_000),
  ];
  expect(sumsOf(story)).toEqual({
    paidInMinor: 250_000,
    heldMinor: 190_000,
    returningMinor: 20_000,
    keptMinor: 40_000,
    refundedMinor: 0,
  });
  expect(
    linesOf(story).map(({ deed, of, amountMinor, balanceMinor }) => [
      deed,
      of,
      amountMinor,
      balanceMinor,
    ]),
  ).toEqual([
    ["dispute-lost", "dp", -10_000, 190_000],
    ["came-back", "l1", 40_000, 200_000],
    ["refund", "l2", -20_000, 160_000],
    ["refund", "l1", -40_000, 180_000],
    ["deduction", "d1", -30_000, 220_000],
    ["from-proceeds", "s1", 50_000, 250_000],
    ["paid", "p1", 200_000, 200_000],
  ]);
});

test("whatever happens, the four sums add up and the newest line holds what is held", () => {
  const kinds = [
    "deposit-paid",
    "deposit-from-proceeds",
    "deposit-sent-back",
    "deposit-arrived",
    "deposit-came-back",
    "deposit-paid-by-hand",
    "deposit-deducted",
    "deposit-arrears-taken",
    "deposit-dispute-give-back",
    "never-heard-of",
  ];
  const movement = fc
    .tuple(fc.constantFrom(...kinds), fc.uuid(), fc.integer(), fc.integer())
    .map(([kind, id, held, returning]) => moved(kind, `${kind}:${id}`, held, returning));
  fc.assert(
    fc.property(fc.array(movement), (movements) => {
      const sums = sumsOf(movements);
      const { paidInMinor, heldMinor, returningMinor, keptMinor, refundedMinor } = sums;
      expect(heldMinor + returningMinor + keptMinor + refundedMinor).toBe(paidInMinor);
      expect(linesOf(movements)[0]?.balanceMinor ?? heldMinor).toBe(heldMinor);
    }),
  );
});
