import type { Stripe } from "stripe";
import { later, soon } from "../store/due";
import { emit } from "../store/events";
import { keep, need, notesOf } from "../store/objects";
import { day, type Work } from "../store/work";
import { cardTrouble, invalid, Trouble } from "../wire/trouble";
import { idOf } from "../wire/words";
import { type Confirmation, checkMethod, checkReturn } from "./check-confirmation";
import { openDispute } from "./disputes";
import { missingMethod, unexpectedState } from "./intent-errors";
import type { Behaviour } from "./magic-methods";
import { makeCharge, settleBy } from "./make-charge";
import { mayRedirect } from "./method-types";
import { nextAction } from "./next-action";
import { attachTo, behaviourOf, methodFor, wasSetUp } from "./payment-methods";

type Intent = Stripe.PaymentIntent;
export type Confirmed = Promise<Intent | Trouble>;

const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];

export async function failed(
  work: Work,
  intent: Intent,
  method: Stripe.PaymentMethod,
  error: { code: string; message: string; decline_code?: string },
  charge: Stripe.Charge | null,
): Promise<Trouble> {
  const trouble = cardTrouble({
    ...error,
    ...(charge === null ? {} : { charge: charge.id, advice_code: "try_again_later" }),
  });
  const { payment_intent: _none, setup_intent: _neither, ...told } = trouble.body;
  const left = await keep(work, {
    ...intent,
    last_payment_error: { ...told, payment_method: method },
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  });
  await emit(work, "payment_intent.payment_failed", left);
  return new Trouble(402, { ...trouble.body, payment_intent: left, payment_method: method }, true);
}

async function declined(
  work: Work,
  intent: Intent,
  method: Stripe.PaymentMethod,
  decline: NonNullable<Behaviour["decline"]>,
): Promise<Trouble> {
  const charge = await makeCharge(work, {
    ...requestOf(intent, method),
    status: "failed",
    decline,
  });
  await emit(work, "charge.failed", charge);
  const { code, message, reason } = decline;
  return failed(work, intent, method, { code, message, decline_code: reason }, charge);
}

const requestOf = (intent: Intent, method: Stripe.PaymentMethod) => ({
  amount: intent.amount,
  currency: intent.currency,
  method,
  intent,
  customer: idOf(intent.customer),
  description: intent.description,
  metadata: intent.metadata,
  captured: intent.capture_method !== "manual",
});

async function needsAction(
  work: Work,
  intent: Intent,
  method: Stripe.PaymentMethod,
  how: Confirmation,
): Confirmed {
  if (how.off_session || how.error_on_requires_action === true) {
    const error = {
      code: "authentication_required",
      message: how.off_session
        ? "Your card was declined. This transaction requires authentication."
        : "This payment required an authentication action to complete, but `error_on_requires_action` was set.",
      decline_code: "authentication_required",
    };
    return how.off_session
      ? declined(work, intent, method, { ...error, reason: error.decline_code })
      : failed(work, intent, method, error, null);
  }
  const waiting = await keep(
    work,
    {
      ...intent,
      next_action: nextAction(work, intent.id, method.type, how.return_url ?? null),
      payment_method: method.id,
      status: "requires_action",
    },
    { returnUrl: how.return_url ?? null },
  );
  await emit(work, "payment_intent.requires_action", waiting);
  return waiting;
}

async function startProcessing(
  work: Work,
  intent: Intent,
  method: Stripe.PaymentMethod,
): Promise<Intent> {
  const charge = await makeCharge(work, { ...requestOf(intent, method), status: "pending" });
  const processing = await keep(work, {
    ...intent,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: "processing",
  });
  await emit(work, "charge.pending", charge);
  await emit(work, "payment_intent.processing", processing);
  await soon(work, "processing-ends", intent.id);
  return processing;
}

/** The money is there, or held: charge, intent, attached method, and what the test card brings on. */
async function paid(
  work: Work,
  intent: Intent,
  method: Stripe.PaymentMethod,
  behaviour: Behaviour,
  authenticated: boolean,
): Promise<Intent> {
  const customer = idOf(intent.customer);
  if (intent.setup_future_usage !== null && customer !== null) {
    await attachTo(work, method, customer);
    if (authenticated) await keep(work, { ...method, customer }, { setUp: true });
  } else if (method.customer === null) await keep(work, method, { spent: true });
  const request = requestOf(intent, method);
  const made = await makeCharge(work, { ...request, status: "succeeded", authenticated });
  const charge = request.captured ? await settleBy(work, made, intent.capture_method) : made;
  const done = await keep(work, {
    ...intent,
    amount_capturable: request.captured ? 0 : intent.amount,
    amount_received: request.captured ? intent.amount : 0,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: request.captured ? "succeeded" : "requires_capture",
  });
  await emit(work, "charge.succeeded", charge);
  if (!request.captured) {
    await emit(work, "payment_intent.amount_capturable_updated", done);
    await later(work, (work.now + 7 * day) * 1_000, "authorization-expires", intent.id);
    return done;
  }
  await emit(work, "payment_intent.succeeded", done);
  if (behaviour.dispute !== undefined)
    await openDispute(work, charge.id, { reason: behaviour.dispute, inquiry: false });
  if (behaviour.inquiry === true)
    await openDispute(work, charge.id, { reason: "fraudulent", inquiry: true });
  return done;
}

export async function confirmPayment(work: Work, intent: Intent, how: Confirmation): Confirmed {
  if (!confirmable.includes(intent.status)) throw unexpectedState("confirm", intent);
  const given = how.payment_method ?? idOf(intent.payment_method);
  if (given === null || given === undefined) throw missingMethod(intent);
  const method = await methodFor(work, given);
  checkMethod(intent, method);
  checkReturn(work, intent, how, (await notesOf(work, intent.id)).returnUrl != null);
  const behaviour = await behaviourOf(work, method.id);
  const wallet = mayRedirect([method.type]);
  if (wallet && how.off_session)
    throw invalid(`The payment method type ${method.type} cannot be used off session.`, {
      param: "off_session",
    });
  const asks =
    wallet ||
    behaviour.authentication === "always" ||
    (behaviour.authentication === "unless-set-up" && !(await wasSetUp(work, method.id)));
  if (asks && how.authenticated !== true) return needsAction(work, intent, method, how);
  if (behaviour.decline !== undefined) return declined(work, intent, method, behaviour.decline);
  if (behaviour.processing !== undefined) return startProcessing(work, intent, method);
  return paid(work, intent, method, behaviour, how.authenticated === true && !wallet);
}

/** The customer comes back from the bank's page or the wallet. */
export async function finishAction(work: Work, id: string, passed: boolean): Confirmed {
  const intent = await need(work, "payment_intent", id);
  if (intent.status !== "requires_action") throw unexpectedState("confirm", intent);
  if (passed) return confirmPayment(work, intent, { authenticated: true });
  const method = await methodFor(work, idOf(intent.payment_method) ?? "");
  const error = {
    code: "payment_intent_authentication_failure",
    message:
      "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
  };
  return failed(work, intent, method, error, null);
}
