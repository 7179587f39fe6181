/**
 * Makes our rows and books agree with a reading of Stripe, in one transaction that can be run any number
 * of times, in any order, by any number of workers: what was read later wins, movements are posted once.
 */
import { now } from "~/platform/clock.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { convergeDisputes } from "./converge-disputes.server";
import { convergeRefunds } from "./converge-refunds.server";
import { raise } from "./exception.server";
import { lockObligation, lockPayment } from "./lock.server";
import { openStatuses } from "./payment";
import { postMovements } from "./post-movements.server";
import { type IntentRead, type Reading, statusOf } from "./reading";
import { openPayment, replace } from "./request-checkout.server";
import { tell } from "./tell.server";

/** `older`: a younger reading was here before. `payment-differs`: Stripe's amount is not the one we asked for. */
export type Converged = "done" | "older" | "unknown-payment" | "payment-differs";
type Payment = NonNullable<Awaited<ReturnType<typeof held>>>;

const held = (tx: Tx, marketplaceId: string, id: string) =>
  tx.payment.findUnique({ where: { marketplaceId_id: { marketplaceId, id } } });

/** A payment that is over is only ever moved by money that came all the same. */
function statusAfter(payment: Payment, reading: Reading): string {
  const route = payment.route === "saved-card" ? "saved-card" : "checkout";
  const read = statusOf(route, reading);
  if (read === null || payment.status === "paid") return payment.status;
  const ended = !openStatuses.some((open) => open === payment.status);
  return ended && read !== "paid" ? payment.status : read;
}

/** The first payment of an obligation meets it; the next is surplus, and open requests are ended. */
async function meet(tx: Tx, payment: Payment): Promise<{ surplus: boolean }> {
  const { marketplaceId, obligation, id } = payment;
  const met = await tx.payment.count({
    where: { marketplaceId, obligation, status: "paid", surplus: false },
  });
  const open = await openPayment(tx, marketplaceId, obligation);
  if (open !== null && open.id !== id && open.status !== "processing")
    await replace(tx, marketplaceId, open);
  return { surplus: met > 0 };
}

function columns(payment: Payment, intent: IntentRead | null, status: string) {
  const charge = intent?.charge ?? null;
  const paid = charge?.succeeded === true;
  return {
    status,
    intentId: payment.intentId ?? intent?.id ?? null,
    declineCode: status === "paid" ? null : (intent?.declineCode ?? payment.declineCode),
    chargeId: paid ? charge.id : payment.chargeId,
    instrument: paid ? charge.instrument : payment.instrument,
    refundedMinor: paid ? BigInt(charge.refundedMinor) : payment.refundedMinor,
    paidAt: payment.paidAt ?? (status === "paid" ? (charge?.createdAt ?? now()) : null),
    settledAt: payment.settledAt ?? (paid ? (charge.movement?.occurredAt ?? null) : null),
    warnedAt: payment.warnedAt ?? intent?.warnedAt ?? null,
  };
}

async function keepCard(tx: Tx, payment: Payment, intent: IntentRead | null): Promise<void> {
  if (intent?.savedCard == null) return;
  const { marketplaceId, storeUid } = payment;
  const { id, label } = intent.savedCard;
  const at = intent.charge?.createdAt ?? now();
  await tx.stripeCustomer.updateMany({
    where: { marketplaceId, storeUid, OR: [{ consentAt: null }, { consentAt: { lt: at } }] },
    data: { cardId: id, cardLabel: label, consentAt: at },
  });
}

const differs = (payment: Payment, intent: IntentRead | null): boolean =>
  intent !== null &&
  (Number(payment.amountMinor) !== intent.amountMinor ||
    payment.currency !== intent.currency ||
    (payment.intentId !== null && payment.intentId !== intent.id));

const same = (before: object, after: object): boolean =>
  Object.entries(after).every(([name, value]) => {
    const was = (before as Record<string, unknown>)[name];
    return was instanceof Date && value instanceof Date ? +was === +value : was === value;
  });

async function write(tx: Tx, payment: Payment, reading: Reading): Promise<boolean> {
  const { marketplaceId, id } = payment;
  const status = statusAfter(payment, reading);
  const became = status === "paid" && payment.status !== "paid";
  const after = {
    ...columns(payment, reading.intent, status),
    ...(became ? await meet(tx, payment) : {}),
  };
  await tx.payment.update({
    where: { marketplaceId_id: { marketplaceId, id } },
    data: { ...after, readingNo: reading.number },
  });
  if (became) await keepCard(tx, payment, reading.intent);
  const charged = reading.intent?.charge?.movement ?? null;
  const changes = [
    !same(payment, after),
    await convergeRefunds(tx, payment, reading.refunds),
    await convergeDisputes(tx, payment, reading.disputes),
    await postMovements(tx, payment, [
      ...(charged === null ? [] : [charged]),
      ...reading.refunds.flatMap(({ movements }) => movements),
      ...reading.disputes.flatMap(({ movements }) => movements),
    ]),
  ];
  return changes.includes(true);
}

const markHandled = (tx: Tx, events: readonly string[]) =>
  tx.stripeEvent.updateMany({
    where: { id: { in: [...events] }, status: "waiting" },
    data: { status: "handled", because: null, handledAt: now() },
  });

export async function converge(
  marketplaceId: string,
  paymentId: string,
  reading: Reading,
  events: readonly string[],
): Promise<Converged> {
  const outcome = await inTenant(marketplaceId, async (tx): Promise<Converged> => {
    const found = await held(tx, marketplaceId, paymentId);
    if (found === null) return "unknown-payment";
    await lockObligation(tx, marketplaceId, found.obligation);
    await lockPayment(tx, marketplaceId, paymentId);
    const payment = (await held(tx, marketplaceId, paymentId)) ?? found;
    if (differs(payment, reading.intent)) return "payment-differs";
    const older = payment.readingNo >= reading.number;
    if (!older && (await write(tx, payment, reading))) await tell(tx, marketplaceId, paymentId);
    await markHandled(tx, events);
    return older ? "older" : "done";
  });
  if (outcome === "payment-differs" && reading.intent !== null) {
    const { id, amountMinor, currency } = reading.intent;
    await raise("payment-differs", id, { paymentId, amountMinor, currency }, marketplaceId);
  }
  return outcome;
}
