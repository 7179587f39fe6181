/** Deposits: what the platform enforces, and the shop's side for keys that act for merchants. */
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { deductionKinds } from "~/features/deposits/deduction";
import { leadOn } from "~/features/deposits/lead-on.server";
import { payByCheckout } from "~/features/deposits/pay.server";
import {
  listPlatformDeposits,
  readPlatformDeposit,
} from "~/features/deposits/platform-deposits.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { now } from "~/platform/clock.server";
import { publicId } from "~/values/public-id";
import { type Call, defineCall, type KeyActor } from "./call.server";
import { deposit, depositOnWire, minorIn, placeAfter, placeIn } from "./deposit-shape";
import { notFound, Problem, refused } from "./problem";
import { paging, uid, wireMoney, z } from "./schemas";

const params = z.strictObject({ storeUid: uid });
const instant = z.iso.datetime();

const one = defineCall({
  method: "get",
  path: "/deposits/{storeUid}",
  summary: "What a shop must hold and why, what it holds, and what it must be kept from now",
  verb: "deposit:read",
  params,
  answer: deposit,
  run: async ({ actor, params: { storeUid } }) => {
    const found = await readPlatformDeposit(actor, storeUid);
    if (found === null) throw notFound("deposit");
    return depositOnWire(found);
  },
});

/** A change may be committed a little after the instant it carries. */
const overlapMs = 30_000;

const list = defineCall({
  method: "get",
  path: "/deposits",
  summary: "Deposits by their last change, the oldest first; `asOf` is the next `updatedSince`",
  verb: "deposits:list",
  query: paging.extend({ updatedSince: z.iso.datetime({ offset: true }).optional() }),
  answer: z.strictObject({
    data: z.array(deposit),
    nextCursor: z.string().nullable(),
    asOf: instant,
  }),
  run: async ({ actor, query: { updatedSince, limit, cursor } }) => {
    const asOf = new Date(now().getTime() - overlapMs);
    const after = cursor === undefined ? undefined : placeIn(cursor);
    if (after === null) throw new Problem(400, "bad_cursor", "The cursor is none of ours.");
    const found = await listPlatformDeposits(actor, {
      updatedSince: updatedSince === undefined ? undefined : new Date(updatedSince),
      after,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const nextCursor = found.length > limit ? placeAfter(page.at(-1)) : null;
    return { data: page.map(depositOnWire), nextCursor, asOf };
  },
});

async function storeOf(actor: KeyActor, storeUid: string) {
  const found = await readPlatformDeposit(actor, storeUid);
  if (found === null) throw notFound("deposit");
  return found;
}

const httpsPage = z.url({ protocol: /^https?$/ }).max(500);

const checkout = defineCall({
  method: "post",
  path: "/deposits/{storeUid}/checkout",
  summary: "A page at Stripe where the shop pays its open top-up order; asked twice, the same page",
  verb: "deposit:pay",
  status: 201,
  params,
  body: z.strictObject({
    /** Where the merchant comes back to, having paid or not. */
    successUrl: httpsPage,
    cancelUrl: httpsPage,
    locale: z.enum(["en", "zh"]).default("zh"),
    /** The merchant has agreed that her card is kept for later orders. */
    saveCard: z.boolean().default(false),
  }),
  answer: z.strictObject({
    paymentId: z.string(),
    /** `waits`: Stripe could not be reached yet; ask again. */
    state: z.enum(["open", "done", "waits"]),
    url: z.url().nullable(),
  }),
  run: async ({
    actor,
    params: { storeUid },
    body: { successUrl, cancelUrl, locale, saveCard },
  }) => {
    const { storeName: name } = await storeOf(actor, storeUid);
    const asked = await payByCheckout(actor, {
      ...{ storeUid, locale, saveCard, successUrl, cancelUrl },
      title: locale === "zh" ? `${name} 保证金` : `Deposit of ${name}`,
    });
    if (!asked.ok) throw refused(asked);
    const led = await leadOn(actor, asked.operationId);
    if (led === null || led.state === "refused")
      throw new Problem(409, "provider_refused", "The payment provider refused this payment.");
    const paymentId = publicId("payment", asked.paymentId);
    return { paymentId, state: led.state, url: led.url };
  },
});

const refundRequest = defineCall({
  method: "post",
  path: "/deposits/{storeUid}/refund-requests",
  summary: "Asks for what is held above the requirement; staff approve it after the waiting period",
  verb: "deposit:ask-back",
  status: 201,
  params,
  body: z.strictObject({ amount: wireMoney }),
  answer: z.strictObject({ refundId: z.string(), coolingUntil: instant }),
  run: async ({ actor, params: { storeUid }, body: { amount } }) => {
    const { currency } = await storeOf(actor, storeUid);
    const asked = await askForExcess(actor, storeUid, minorIn(amount, currency, "/amount"));
    if (!asked.ok) throw refused(asked);
    return {
      refundId: publicId("refund", asked.refundId),
      coolingUntil: asked.coolingUntil,
    };
  },
});

const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cs}]+$/u)
    .refine((given) => !given.includes("\0"), "text without zero characters");

const deduction = defineCall({
  method: "post",
  path: "/deposits/{storeUid}/deductions",
  summary: "Proposes a deduction with its evidence; staff tell the shop, hear it, and decide",
  verb: "deduction:propose",
  status: 201,
  params,
  body: z.strictObject({
    kind: z.enum(deductionKinds),
    amount: wireMoney,
    reason: text(2_000),
    evidence: z
      .array(z.strictObject({ title: text(200), reference: text(500) }))
      .min(1)
      .max(20),
  }),
  answer: z.strictObject({ deductionId: z.string(), status: z.literal("PROPOSED") }),
  run: async ({ actor, params: { storeUid }, body: { kind, amount, reason, evidence } }) => {
    const { currency } = await storeOf(actor, storeUid);
    const amountMinor = minorIn(amount, currency, "/amount");
    const wish = { storeUid, kind, amountMinor, reason, evidence };
    const proposed = await proposeDeduction(actor, wish);
    if (!proposed.ok) throw refused(proposed);
    return { deductionId: publicId("deduction", proposed.deductionId), status: "PROPOSED" };
  },
});

export const depositCalls: readonly Call[] = [list, one, checkout, refundRequest, deduction];
