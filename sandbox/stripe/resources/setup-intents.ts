import type { Stripe } from "stripe";
import { emit } from "../store/events";
import { newId, newSecret } from "../store/ids";
import { keep, need, notesOf } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { cardTrouble, Trouble } from "../wire/trouble";
import { idOf, metadataOver, textOr } from "../wire/words";
import { liveCustomer } from "./customers";
import { missingMethod, unexpectedState } from "./intent-errors";
import { methodTypes } from "./method-types";
import { authenticationUrl, redirectOrScript } from "./next-action";
import { attachTo, behaviourOf, methodFor } from "./payment-methods";
import { attempt } from "./setup-attempt";

type Create = Stripe.SetupIntentCreateParams & { payment_method_types?: string[] };
type Intent = Stripe.SetupIntent;
type Confirmed = Promise<Intent | Trouble>;

export async function createSetupIntent(work: Work, params: Create): Confirmed {
  if (params.customer !== undefined) await liveCustomer(work, params.customer, "customer");
  const method =
    params.payment_method === undefined ? null : (await methodFor(work, params.payment_method)).id;
  const id = await newId(work, "seti");
  const intent: Intent = {
    id,
    object: "setup_intent",
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    application: null,
    automatic_payment_methods:
      params.payment_method_types === undefined && params.allowed_payment_method_types === undefined
        ? {
            allow_redirects: params.automatic_payment_methods?.allow_redirects ?? "always",
            enabled: params.automatic_payment_methods?.enabled ?? true,
          }
        : null,
    cancellation_reason: null,
    client_secret: await newSecret(work, id),
    created: work.now,
    customer: params.customer ?? null,
    customer_account: null,
    description: textOr(params.description, null),
    excluded_payment_method_types: params.excluded_payment_method_types ?? null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: metadataOver(params.metadata, {}),
    next_action: null,
    on_behalf_of: null,
    payment_method: method,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: methodTypes(params, { currency: "usd", saved: true, held: false }),
    single_use_mandate: null,
    status: method === null ? "requires_payment_method" : "requires_confirmation",
    usage: params.usage ?? "off_session",
  };
  await keep(work, intent);
  await emit(work, "setup_intent.created", intent);
  return params.confirm === true
    ? confirmSetup(work, intent, { returnUrl: params.return_url ?? null })
    : intent;
}

async function failed(
  work: Work,
  intent: Intent,
  method: Stripe.PaymentMethod,
  error: { code: string; message: string; decline_code?: string },
): Promise<Trouble> {
  const trouble = cardTrouble(error);
  const { payment_intent: _none, setup_intent: _neither, ...told } = trouble.body;
  const left = await keep(work, {
    ...intent,
    last_setup_error: { ...told, payment_method: method },
    latest_attempt: await attempt(work, intent, method.id, "failed"),
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  });
  await emit(work, "setup_intent.setup_failed", left);
  return new Trouble(402, { ...trouble.body, setup_intent: left, payment_method: method }, true);
}

type How = {
  readonly method?: string;
  readonly returnUrl: string | null;
  readonly authenticated?: boolean;
};

export async function confirmSetup(work: Work, intent: Intent, how: How): Confirmed {
  if (intent.status === "succeeded" || intent.status === "canceled")
    throw unexpectedState("confirm", intent);
  const given = how.method ?? idOf(intent.payment_method);
  if (given === null || given === undefined) throw missingMethod(intent);
  const method = await methodFor(work, given);
  const behaviour = await behaviourOf(work, method.id);
  if (behaviour.attachDeclines === true && behaviour.decline !== undefined) {
    const { code, message, reason } = behaviour.decline;
    return failed(work, intent, method, { code, message, decline_code: reason });
  }
  if (behaviour.authentication !== undefined && how.authenticated !== true) {
    const waiting = await keep(
      work,
      {
        ...intent,
        latest_attempt: await attempt(work, intent, method.id, "requires_action"),
        next_action: redirectOrScript(authenticationUrl(work, intent.id), how.returnUrl),
        payment_method: method.id,
        status: "requires_action",
      },
      { returnUrl: how.returnUrl },
    );
    await emit(work, "setup_intent.requires_action", waiting);
    return waiting;
  }
  const customer = idOf(intent.customer);
  const saved = customer === null ? method : await attachTo(work, method, customer);
  await keep(work, saved, { setUp: true });
  const done = await keep(work, {
    ...intent,
    last_setup_error: null,
    latest_attempt: await attempt(work, intent, method.id, "succeeded"),
    next_action: null,
    payment_method: method.id,
    status: "succeeded",
  });
  await emit(work, "setup_intent.succeeded", done);
  return done;
}

/** The customer comes back from the bank's page. */
export async function finishSetup(work: Work, id: string, passed: boolean): Confirmed {
  const intent = await need(work, "setup_intent", id);
  if (intent.status !== "requires_action") throw unexpectedState("confirm", intent);
  const returnUrl = String((await notesOf(work, id)).returnUrl ?? "") || null;
  if (passed) return confirmSetup(work, intent, { returnUrl, authenticated: true });
  const method = await methodFor(work, idOf(intent.payment_method) ?? "");
  return failed(work, intent, method, {
    code: "setup_intent_authentication_failure",
    message:
      "The latest attempt to set up the payment method has failed because authentication failed.",
  });
}

export async function confirmSetupIntent(
  work: Work,
  params: Stripe.SetupIntentConfirmParams,
  [id = ""]: string[],
): Confirmed {
  const intent = await need(work, "setup_intent", id, "intent");
  const { payment_method: method, return_url: returnUrl = null } = params;
  return confirmSetup(work, intent, { ...(method === undefined ? {} : { method }), returnUrl });
}

export async function cancelSetupIntent(
  work: Work,
  params: Stripe.SetupIntentCancelParams,
  [id = ""]: string[],
): Promise<Intent> {
  const intent = await need(work, "setup_intent", id, "intent");
  if (intent.status === "succeeded" || intent.status === "canceled")
    throw unexpectedState("cancel", intent);
  const canceled = await keep(work, {
    ...intent,
    cancellation_reason: params.cancellation_reason ?? null,
    next_action: null,
    status: "canceled",
  });
  await emit(work, "setup_intent.canceled", canceled);
  return canceled;
}

export const retrieveSetupIntent = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "setup_intent", id, "intent");
export const listSetupIntents = (work: Work, params: Stripe.SetupIntentListParams) =>
  listed(work, "setup_intent", params, "/v1/setup_intents", {
    customer: params.customer,
    payment_method: params.payment_method,
  });
