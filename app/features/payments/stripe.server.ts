/** The one place that speaks Stripe: its client, its signatures, and what its failures mean. */
import { Stripe } from "stripe";
import { config } from "~/platform/config.server";
import type { Trouble } from "./operation";
import { pace } from "./pace.server";

export type StripeIntent = Stripe.PaymentIntent;
export type StripeRefund = Stripe.Refund;
export type StripeDispute = Stripe.Dispute;
export type StripeSession = Stripe.Checkout.Session;
export type StripeMovement = Stripe.BalanceTransaction;

const timeoutMs = 20_000;
let client: { readonly stripe: Stripe; readonly key: string } | undefined;

export const hasStripe = (): boolean => config().STRIPE_SECRET_KEY !== undefined;
export const isLive = (): boolean => /^(sk|rk)_live_/.test(config().STRIPE_SECRET_KEY ?? "");
/** The version this client speaks; an endpoint of another one is an exception. */
export const apiVersion: string = Stripe.API_VERSION;

function open(): Stripe {
  const {
    STRIPE_SECRET_KEY: key,
    STRIPE_API_HOST,
    STRIPE_API_PORT,
    STRIPE_API_PROTOCOL,
  } = config();
  if (key === undefined) throw new Error("STRIPE_SECRET_KEY is not set");
  const place = `${key} ${STRIPE_API_HOST} ${STRIPE_API_PORT}`;
  if (client?.key !== place)
    client = {
      key: place,
      stripe: new Stripe(key, {
        ...(STRIPE_API_HOST === undefined ? {} : { host: STRIPE_API_HOST }),
        ...(STRIPE_API_PORT === undefined ? {} : { port: STRIPE_API_PORT }),
        ...(STRIPE_API_PROTOCOL === undefined ? {} : { protocol: STRIPE_API_PROTOCOL }),
        maxNetworkRetries: 2,
        timeout: timeoutMs,
        telemetry: isLive(),
      }),
    };
  return client.stripe;
}

const withoutId: ReadonlySet<string> = new Set(["list", "balance"]);

/** An answer that is not what was asked for: a proxy's JSON, say. What happened is not known. */
export class StrangeAnswer extends Error {}

/**
 * One call, at the pace of its endpoint. The answer must say that it is the object asked for: the client
 * takes any JSON without an error for a success, whatever the status.
 */
export async function call<Answer extends { object: string }>(
  endpoint: string,
  object: string,
  ask: (stripe: Stripe) => Promise<Answer>,
): Promise<Answer> {
  await pace(endpoint);
  const answer = await ask(open());
  const whole = withoutId.has(answer.object) || typeof (answer as { id?: unknown }).id === "string";
  if (answer.object !== object || !whole)
    throw new StrangeAnswer(`${endpoint} answered with ${String(answer.object)}, not ${object}`);
  return answer;
}

/** What a failed call means; null for what is no failure of Stripe's, which is thrown on. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof StrangeAnswer)
    return { kind: "unknown", code: "strange-answer", message: error.message };
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  const { message } = error;
  const sca = error.code === "authentication_required";
  const code = (sca ? undefined : error.decline_code) ?? error.code ?? error.type;
  if (error instanceof Stripe.errors.StripeIdempotencyError)
    return { kind: "mismatch", code: "idempotency", message };
  if (error instanceof Stripe.errors.StripeRateLimitError || error.statusCode === 429)
    return { kind: "busy", code, message };
  if (error.statusCode === 409) return { kind: "busy", code, message };
  if (error.statusCode === 401 || error.statusCode === 403)
    return { kind: "busy", code: "not-permitted", message };
  const refused = error.statusCode === 400 || error.statusCode === 402 || error.statusCode === 404;
  if (refused) return { kind: "refused", code, message };
  const replayed = error.headers?.["idempotent-replayed"] === "true";
  return { kind: "unknown", code, message, replayed };
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404;

/** Checks a webhook's signature with each secret in use; null where none fits or it is too old. */
export function verified(body: string, signature: string): unknown {
  const { STRIPE_WEBHOOK_SECRET, STRIPE_WEBHOOK_SECRET_PREVIOUS } = config();
  for (const secret of [STRIPE_WEBHOOK_SECRET, STRIPE_WEBHOOK_SECRET_PREVIOUS]) {
    if (secret === undefined) continue;
    try {
      return open().webhooks.constructEvent(body, signature, secret);
    } catch (error) {
      // The signature is checked before the body is parsed: what is signed and no JSON is refused too.
      if (error instanceof SyntaxError) return null;
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return null;
}
