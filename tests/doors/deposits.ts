/** What a shop's deposit leaves behind for doors to be knocked at: a payment, its receipt, a refund, a deduction. */
import type { TestShop } from "#tests/support/shop";
import { assessStores } from "~/features/deposits/assess.server";
import { hearPayment, orderObligation } from "~/features/deposits/hear-payment.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { standardPolicy } from "~/features/deposits/policy";
import { mustHaveTerms, publishPolicy } from "~/features/deposits/policy.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { automatic } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { newId, publicId } from "~/values/public-id";

const currency = "CNY";

/** Paid as Stripe would have told it, by more than was asked for: the rest is a refund on its way. */
async function paidPayment(marketplaceId: string, storeUid: string) {
  const [paymentId, operationId] = [newId(), newId()];
  const session = `cs_test_${operationId}`;
  await inTenant(marketplaceId, async (tx) => {
    const order = await tx.depositTopUp.findFirstOrThrow({ where: { storeUid } });
    await tx.payment.create({
      data: {
        marketplaceId,
        id: paymentId,
        storeUid,
        obligation: `${orderObligation}${order.id}:0`,
        currency,
        amountMinor: order.amountMinor + 1_000n,
        route: "checkout",
        status: "paid",
        sessionId: session,
        instrument: "card",
        refundedMinor: 0n,
        createdAt: now(),
        paidAt: now(),
        readingNo: 1n,
      },
    });
    await tx.stripeOperation.create({
      data: {
        marketplaceId,
        id: operationId,
        kind: "checkout",
        storeUid,
        paymentId,
        params: {},
        attempt: 1,
        status: "succeeded",
        tries: 1,
        stripeId: session,
        plannedAt: now(),
        dueAt: now(),
        endedAt: now(),
      },
    });
  });
  await hearPayment(marketplaceId, paymentId);
  return { paymentId, operationId, session };
}

/** Somebody gave a little back at Stripe itself. */
async function refundedOutside(marketplaceId: string, paymentId: string): Promise<string> {
  const id = newId();
  await inTenant(marketplaceId, (tx) =>
    tx.paymentRefund.create({
      data: {
        marketplaceId,
        id,
        paymentId,
        origin: "external",
        amountMinor: 500n,
        currency,
        status: "succeeded",
        stripeId: `re_${id}`,
        plannedAt: now(),
        endedAt: now(),
      },
    }),
  );
  await hearPayment(marketplaceId, paymentId);
  return id;
}

export async function depositThingsOf(shop: TestShop) {
  const { storeUid } = shop;
  const { marketplaceId } = shop.owner;
  const demo = automatic(marketplaceId, "demo");
  await publishPolicy(demo, standardPolicy(currency), dayOf(now(), "Asia/Shanghai"));
  await sqlInTenant(marketplaceId, async (sql) =>
    assessStores(sql, demo, [storeUid], "facts", await mustHaveTerms(sql, marketplaceId)),
  );
  const { paymentId, operationId, session } = await paidPayment(marketplaceId, storeUid);
  const proposed = await proposeDeduction(demo, {
    storeUid,
    kind: "PENALTY",
    amountMinor: 5_000,
    reason: "Counterfeit goods",
    evidence: [{ title: "Test purchase", reference: "o-1" }],
  });
  if (!proposed.ok) throw new Error(proposed.because);
  await notifyDeduction(demo, proposed.deductionId);
  const refund = await inTenant(marketplaceId, (tx) =>
    tx.depositRefund.findFirstOrThrow({ where: { storeUid } }),
  );
  return {
    payment: { payment: publicId("payment", paymentId) },
    receipt: { lot: publicId("payment", paymentId) },
    operation: { operation: publicId("operation", operationId), session },
    deduction: { deduction: publicId("deduction", proposed.deductionId) },
    refund: { refund: publicId("refund", refund.id) },
    "outside refund": {
      refund: publicId("refund", await refundedOutside(marketplaceId, paymentId)),
    },
    deposit: { store: storeUid },
  };
}
