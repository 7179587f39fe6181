/**
 * Random stretches of everything that can happen to a deposit, with repetitions and news out of order: what
 * came in is held, went out, was taken or is being disputed; nothing else.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { answerDeduction } from "~/features/deposits/answer-deduction.server";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { bookRefund } from "~/features/deposits/book-refund.server";
import { confirmDeduction } from "~/features/deposits/confirm-deduction.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { notePayout } from "~/features/deposits/pay-by-hand.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { checkLedger } from "~/features/ledger/check.server";
import { setClock } from "~/platform/clock.server";
import { newId } from "~/values/public-id";
import { type Deposits, daysLater, depositsIn, type Shop } from "./a-deposit";

const step = fc.oneof(
  fc.record({ does: fc.constant("pay" as const), minor: fc.integer({ min: 1, max: 300_000 }) }),
  fc.record({ does: fc.constant("again" as const), nth: fc.nat({ max: 9 }) }),
  fc.record({ does: fc.constant("sell" as const), minor: fc.nat({ max: 60_000_000 }) }),
  fc.record({
    does: fc.constant("give-back" as const),
    minor: fc.integer({ min: 1, max: 400_000 }),
  }),
  fc.record({
    does: fc.constant("news" as const),
    nth: fc.nat({ max: 9 }),
    outcome: fc.constantFrom("succeeded" as const, "failed" as const),
  }),
  fc.record({ does: fc.constant("deduct" as const), minor: fc.integer({ min: 1, max: 400_000 }) }),
  fc.record({
    does: fc.constant("dispute" as const),
    nth: fc.nat({ max: 9 }),
    status: fc.constantFrom("warning_needs_response", "needs_response", "won", "lost"),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(deposits: Deposits, shop: Shop, payments: Map<string, number>, did: Step) {
  const nthPayment = (nth: number) => [...payments][nth % Math.max(payments.size, 1)];
  const colleague = staff(deposits.id, "finance");
  switch (did.does) {
    case "pay":
      payments.set(await shop.pay(did.minor, did.minor % 2 === 0 ? "alipay" : "card"), did.minor);
      return;
    case "again": {
      const [id, minor] = nthPayment(did.nth) ?? [];
      if (id !== undefined && minor !== undefined) await shop.pay(minor, "card", id);
      return;
    }
    case "sell":
      await shop.sold(did.minor);
      await shop.assess();
      return;
    case "give-back": {
      setClock(daysLater(0));
      const asked = await askForExcess(shop.owner, shop.storeUid, did.minor);
      setClock(daysLater(100));
      if (!asked.ok) return;
      await Promise.all([
        approveRefund(deposits.finance, asked.refundId),
        approveRefund(colleague, asked.refundId),
      ]);
      return;
    }
    case "news": {
      const legs = await shop.legs();
      const leg = legs[did.nth % Math.max(legs.length, 1)];
      if (leg === undefined) return;
      if (leg.lot_id === null) await notePayout(colleague, leg.id, "bank");
      const { outcome } = did;
      if (leg.lot_id !== null)
        await deposits.inside((sql) =>
          bookRefund(sql, deposits.gateway, { legId: leg.id, outcome, because: null }),
        );
      return;
    }
    case "deduct": {
      const wish = { storeUid: shop.storeUid, amountMinor: did.minor, reason: "test" };
      const evidence = [{ title: "photo", reference: newId() }];
      const made = await proposeDeduction(deposits.finance, { ...wish, kind: "PENALTY", evidence });
      if (!made.ok) return;
      await notifyDeduction(deposits.finance, made.deductionId);
      await answerDeduction(shop.owner, made.deductionId, { agrees: true });
      await Promise.all([
        confirmDeduction(colleague, made.deductionId, ""),
        confirmDeduction(colleague, made.deductionId, ""),
      ]);
      return;
    }
    case "dispute": {
      const [id, minor] = nthPayment(did.nth) ?? [];
      if (id !== undefined && minor !== undefined)
        await shop.dispute(`dp_${id}`, id, minor, did.status);
      return;
    }
    default:
      return did satisfies never;
  }
}

type Sums = {
  readonly lots: number;
  readonly sent: number;
  readonly taken: number;
  readonly owed: number;
  readonly withdrawn: number;
};

const sumsOf = async (deposits: Deposits, { storeUid }: Shop): Promise<Sums> => {
  const [row] = await deposits.inside(
    (sql) => sql<Sums[]>`
      SELECT
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_lot
          WHERE store_uid = ${storeUid}) AS lots,
        (SELECT coalesce(sum(l.amount_minor), 0)::int8 FROM deposit_refund_leg l
          JOIN deposit_refund r ON r.marketplace_id = l.marketplace_id AND r.id = l.refund_id
          WHERE r.store_uid = ${storeUid} AND l.status <> 'FAILED') AS sent,
        (SELECT coalesce(sum(taken_minor), 0)::int8 FROM deposit_deduction
          WHERE store_uid = ${storeUid}) AS taken,
        (SELECT coalesce(sum(owed_minor), 0)::int8 FROM deposit_deduction
          WHERE store_uid = ${storeUid}) AS owed,
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_dispute
          WHERE store_uid = ${storeUid} AND status IN ('OPEN', 'LOST')) AS withdrawn`,
  );
  if (row === undefined) throw new Error("no sums");
  return row;
};

test("what came in is held, sent back, taken or disputed: always, and the books agree", async () => {
  const deposits = await depositsIn();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      setClock(daysLater(0));
      const shop = await deposits.shop();
      await shop.assess();
      const payments = new Map<string, number>();
      for (const did of steps) {
        await take(deposits, shop, payments, did);
        const held = await shop.held();
        const sums = await sumsOf(deposits, shop);
        const liability =
          held.availableMinor + held.frozenMinor + held.surplusMinor - held.owedMinor;
        expect(liability).toBe(sums.lots - sums.sent - sums.taken - sums.owed - sums.withdrawn);
        expect(sums.lots).toBe([...payments.values()].reduce((all, minor) => all + minor, 0));
        expect(held.availableMinor).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 12 },
  );
  expect((await checkLedger(deposits.id)).faults).toEqual([]);
}, 120_000);
