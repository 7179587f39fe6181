import fc from "fast-check";
import { expect, test } from "vitest";
import { batchesOf } from "~/features/metrics/reading/batches";
import type { Piece } from "~/features/metrics/reading/piece";
import { orders } from "~/features/metrics/records";

const setting = { currency: "CNY", zone: "Asia/Shanghai" };
const line = (orderUid: string, lineNo: number, more: object = {}) => ({
  orderUid,
  lineNo,
  storeUid: "s",
  status: "PAID",
  quantity: 1,
  amountMinor: 1,
  currency: "CNY",
  paidAt: "2026-03-01T00:00:00Z",
  occurredAt: "2026-03-01T00:00:00Z",
  ...more,
});
async function* pieces(values: readonly unknown[]): AsyncGenerator<readonly Piece[]> {
  for (let from = 0; from < values.length; from += 3)
    yield values.slice(from, from + 3).map((value, at) => ({ line: from + at + 1, value }));
}
async function all(values: readonly unknown[], size: number, skip = 0) {
  const batches = [];
  for await (const batch of batchesOf(pieces(values), orders, setting, { size, skip }))
    batches.push(batch);
  return batches;
}

test("an order's lines stay together, and every line is in exactly one batch", async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 6, max: 9 }), async (orderSizes, size) => {
      const lines = orderSizes.flatMap((count, order) =>
        Array.from({ length: count }, (_, n) => line(`o${order}`, n)),
      );
      const batches = await all(lines, size);
      const found = batches.map(({ records }) => records.map(({ record }) => record.orderUid));
      expect(found.flat()).toEqual(lines.map(({ orderUid }) => orderUid));
      for (const [at, uids] of found.entries())
        expect(uids.includes(found[at + 1]?.[0])).toBe(false);
      expect(batches.map(({ upTo }) => upTo).at(-1)).toBe(lines.length);
    }),
  );
});

test("going on at any place gives what is left", async () => {
  const lines = Array.from({ length: 20 }, (_, n) => line(`o${n}`, 1));
  for (const skip of [0, 1, 7, 19, 20]) {
    const batches = await all(lines, 4, skip);
    const uids = batches.flatMap(({ records }) => records.map(({ record }) => record.orderUid));
    expect(uids).toEqual(lines.slice(skip).map(({ orderUid }) => orderUid));
  }
});

test("of two records with one key the newer is kept, the other counted; contradictions are refused", async () => {
  const at = (hour: string, more: object = {}) =>
    line("o", 1, { occurredAt: `2026-03-01T${hour}:00:00Z`, ...more });
  const [batch] = await all(
    [at("10"), at("12"), at("11"), at("12"), at("12", { amountMinor: 2 }), line("o", 2)],
    50,
  );
  expect(batch).toMatchObject({ duplicates: 3, rejected: 1, upTo: 6 });
  expect(batch?.troubles).toEqual([expect.objectContaining({ line: 5, code: "conflict" })]);
  expect(batch?.records.map((each) => each.line)).toEqual([2, 6]);
});
