/** How a deposit is written on the wire, and amounts and places read from it. */

import type { PlatformDeposit } from "~/features/deposits/platform-deposit";
import { consequences } from "~/features/deposits/policy";
import { topUpStates } from "~/features/deposits/top-up";
import { type Currency, money, toWire } from "~/values/money";
import { publicId } from "~/values/public-id";
import { Problem } from "./problem";
import { uid, wireMoney, words, z } from "./schemas";

const instant = z.iso.datetime();
const consequence = z.enum(consequences);

const topUp = z.strictObject({
  id: z.string(),
  status: z.enum(topUpStates),
  amount: wireMoney,
  paid: wireMoney,
  left: wireMoney,
  /** The last second to pay. */
  dueAt: instant,
  next: z.strictObject({ consequence, at: instant }).nullable(),
});
const trial = z.strictObject({
  startedOn: z.iso.date(),
  counters: z.strictObject({ orders: z.number().int(), value: wireMoney, day: z.number().int() }),
  endsWhen: z.strictObject({
    ordersMoreThan: z.number().int(),
    valueFrom: wireMoney,
    day: z.number().int(),
  }),
  /** What ended it, before it is converted; null while it runs. */
  because: z.enum(["orders", "value", "day"]).nullable(),
  estimatedEnd: z.iso.date().nullable(),
  caps: z.strictObject({
    liveProducts: z.number().int(),
    ordersPerDay: z.number().int(),
    withdrawalsPerMonth: z.number().int(),
    withdrawalFrom: wireMoney,
    /** Of the balance. */
    withdrawalShareBasisPoints: z.number().int(),
  }),
});
const lot = z.strictObject({
  paymentId: z.string(),
  method: z.string(),
  amount: wireMoney,
  refunded: wireMoney,
  disputed: wireMoney,
  left: wireMoney,
  paidAt: instant,
  /** No refund the way it came from then on; null: no such end. */
  refundableUntil: instant.nullable(),
});

export const deposit = z
  .strictObject({
    storeUid: uid,
    required: z.strictObject({
      total: wireMoney,
      base: wireMoney,
      float: wireMoney,
      activity: wireMoney,
      risk: wireMoney,
      relief: wireMoney,
      /** Falls due when the trial ends. */
      deferred: wireMoney,
    }),
    available: wireMoney,
    frozen: wireMoney,
    pendingRefund: wireMoney,
    owed: wireMoney,
    shortfall: wireMoney,
    dueAt: instant.nullable(),
    topUp: topUp.nullable(),
    /** All in force now, the mildest first. */
    consequences: z.array(consequence),
    trial: trial.nullable(),
    lots: z.array(lot),
    /** Why so much is required. */
    sentence: words.nullable(),
    updatedAt: instant.nullable(),
  })
  .openapi("Deposit");

export function depositOnWire(found: PlatformDeposit) {
  const wire = (minor: number) => toWire(money(minor, found.currency));
  const { parts, topUp, trial } = found;
  return {
    storeUid: found.storeUid,
    required: {
      total: wire(found.requiredMinor),
      base: wire(parts.baseMinor),
      float: wire(parts.floatMinor),
      activity: wire(parts.activityMinor),
      risk: wire(parts.riskMinor),
      relief: wire(parts.reliefMinor),
      deferred: wire(found.deferredMinor),
    },
    available: wire(found.availableMinor),
    frozen: wire(found.frozenMinor),
    pendingRefund: wire(found.returningMinor),
    owed: wire(found.owedMinor),
    shortfall: wire(found.shortfallMinor),
    dueAt: topUp?.dueAt ?? null,
    topUp: topUp === null ? null : topUpOnWire(topUp, wire),
    consequences: found.consequences,
    trial: trial === null ? null : trialOnWire(trial, wire),
    lots: found.lots.map((lot) => ({
      paymentId: publicId("payment", lot.lotId),
      method: lot.method,
      amount: wire(lot.amountMinor),
      refunded: wire(lot.refundedMinor),
      disputed: wire(lot.disputedMinor),
      left: wire(lot.leftMinor),
      paidAt: lot.paidAt,
      refundableUntil: lot.refundableUntil,
    })),
    sentence: found.sentence,
    updatedAt: found.updatedAt,
  };
}

type Wire = (minor: number) => ReturnType<typeof toWire>;

const topUpOnWire = (order: NonNullable<PlatformDeposit["topUp"]>, wire: Wire) => ({
  id: publicId("topUp", order.id),
  status: order.status,
  amount: wire(order.amountMinor),
  paid: wire(order.paidMinor),
  left: wire(order.amountMinor - order.paidMinor),
  dueAt: order.dueAt,
  next: order.next,
});

const trialOnWire = (trial: NonNullable<PlatformDeposit["trial"]>, wire: Wire) => ({
  startedOn: trial.from,
  counters: {
    orders: trial.counters.orders,
    value: wire(trial.counters.valueMinor),
    day: trial.counters.day,
  },
  endsWhen: {
    ordersMoreThan: trial.due.ordersMoreThan,
    valueFrom: wire(trial.due.valueFromMinor),
    day: trial.due.day,
  },
  because: trial.because,
  estimatedEnd: trial.estimatedEnd,
  caps: {
    liveProducts: trial.caps.liveProducts,
    ordersPerDay: trial.caps.ordersPerDay,
    withdrawalsPerMonth: trial.caps.withdrawalsPerMonth,
    withdrawalFrom: wire(trial.caps.withdrawalFromMinor),
    withdrawalShareBasisPoints: trial.caps.withdrawalShare,
  },
});

/** An amount above nothing in the marketplace's currency, or 400 with its place. */
export function minorIn(
  { amountMinor, currency }: { readonly amountMinor: string; readonly currency: string },
  expected: Currency,
  pointer: string,
): number {
  const minor = Number(amountMinor);
  const wrong = (code: string, message: string) =>
    new Problem(400, "bad_input", "The body does not fit; see errors.", {
      errors: [{ pointer, code, message }],
    });
  if (currency !== expected) throw wrong("wrong_currency", `in ${expected}`);
  if (!Number.isSafeInteger(minor) || minor <= 0) throw wrong("out_of_range", "more than 0");
  return minor;
}

/** Where a list goes on: the last change and the shop. */
export const placeAfter = (last: PlatformDeposit | undefined): string | null =>
  last?.updatedAt == null
    ? null
    : Buffer.from(JSON.stringify([last.updatedAt.toISOString(), last.storeUid])).toString(
        "base64url",
      );

const place = z.tuple([z.iso.datetime(), uid]);

export function placeIn(cursor: string): { readonly at: Date; readonly storeUid: string } | null {
  try {
    const [at, storeUid] = place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { at: new Date(at), storeUid };
  } catch {
    return null;
  }
}
