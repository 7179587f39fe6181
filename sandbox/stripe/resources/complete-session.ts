/** What the customer does on the Checkout page. */
import type { Stripe } from "stripe";
import { emit } from "../store/events";
import { allWith, keep, need, notesOf } from "../store/objects";
import type { Work } from "../store/work";
import { refused, Trouble } from "../wire/trouble";
import { idOf } from "../wire/words";
import { confirmPayment, finishAction } from "./confirm-payment";
import { createCustomer } from "./customers";
import { createPaymentIntent } from "./payment-intents";
import { confirmSetup, finishSetup } from "./setup-intents";

type Session = Stripe.Checkout.Session;

export type Payer = {
  /** A method's id, or one of the test ids. */
  readonly method: string;
  /** How the bank's or the wallet's page ends, where one comes up. */
  readonly passes: boolean;
  readonly email?: string;
};

function checkOpen(session: Session): void {
  if (session.status === "complete")
    throw refused("This Checkout Session has already been completed.", {
      code: "payment_intent_unexpected_state",
    });
  if (session.status !== "open") throw refused("This Checkout Session has expired.");
}

async function customerOf(work: Work, session: Session, email: string | null) {
  const usage = (await intentData(work, session.id)).setup_future_usage;
  const wanted = session.customer_creation === "always" || usage !== undefined;
  if (session.customer !== null || session.mode === "setup" || !wanted) return session.customer;
  return (await createCustomer(work, email === null ? {} : { email })).id;
}

type IntentData = NonNullable<Stripe.Checkout.SessionCreateParams["payment_intent_data"]>;
const intentData = async (work: Work, id: string): Promise<IntentData> =>
  JSON.parse(String((await notesOf(work, id)).intentData ?? "{}")) as IntentData;

/** One intent per session: a declined try is repeated on the same one. */
async function pay(
  work: Work,
  session: Session,
  payer: Payer,
  customer: string | null,
): Promise<Stripe.PaymentIntent | Trouble> {
  const data = await intentData(work, session.id);
  const known = idOf(session.payment_intent);
  const intent =
    known === null
      ? await createPaymentIntent(work, {
          amount: session.amount_total ?? 0,
          currency: session.currency ?? "usd",
          ...(customer === null ? {} : { customer }),
          ...data,
          payment_method_types: session.payment_method_types,
        })
      : await need(work, "payment_intent", known);
  if (intent instanceof Trouble) return intent;
  await keep(work, { ...session, customer, payment_intent: intent.id });
  const confirmed = await confirmPayment(work, intent, {
    payment_method: payer.method,
    return_url: session.url ?? work.origin,
  });
  if (confirmed instanceof Trouble || confirmed.status !== "requires_action") return confirmed;
  return finishAction(work, confirmed.id, payer.passes);
}

async function saveMethod(
  work: Work,
  session: Session,
  payer: Payer,
): Promise<Stripe.SetupIntent | Trouble> {
  const intent = await need(work, "setup_intent", idOf(session.setup_intent) ?? "");
  const confirmed = await confirmSetup(work, intent, {
    method: payer.method,
    returnUrl: session.url,
  });
  if (confirmed instanceof Trouble || confirmed.status !== "requires_action") return confirmed;
  return finishSetup(work, confirmed.id, payer.passes);
}

/** Pays or saves; a trouble leaves the session open for another try. */
export async function completeSession(
  work: Work,
  id: string,
  payer: Payer,
): Promise<Session | Trouble> {
  const session = await need(work, "checkout.session", id, "session");
  checkOpen(session);
  const email = session.customer_details?.email ?? payer.email ?? null;
  const customer = await customerOf(work, session, email);
  const done =
    session.mode === "setup"
      ? await saveMethod(work, session, payer)
      : await pay(work, session, payer, idOf(customer));
  if (done instanceof Trouble) return done;
  const delayed = done.status === "processing";
  const complete = await keep(work, {
    ...session,
    customer,
    customer_details: {
      address: null,
      business_name: null,
      individual_name: null,
      name: null,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
      ...session.customer_details,
      email,
    },
    payment_intent: done.object === "payment_intent" ? done.id : null,
    payment_status: session.mode === "setup" ? "no_payment_required" : delayed ? "unpaid" : "paid",
    status: "complete",
    url: null,
  });
  await emit(work, "checkout.session.completed", complete);
  return complete;
}

/** The late word on a delayed payment. */
export async function tellSession(work: Work, intent: string): Promise<void> {
  const [session] = await allWith(work, "checkout.session", { payment_intent: intent });
  if (session?.status !== "complete" || session.payment_status !== "unpaid") return;
  const paid = (await need(work, "payment_intent", intent)).status === "succeeded";
  const told = await keep(work, { ...session, payment_status: paid ? "paid" : "unpaid" });
  await emit(work, `checkout.session.async_payment_${paid ? "succeeded" : "failed"}`, told);
}

/** The page's own calls, as Stripe's command line makes them. */
export async function confirmPaymentPage(
  work: Work,
  params: { payment_method?: string },
  [id = ""]: string[],
): Promise<Session | Trouble> {
  return completeSession(work, id, { method: params.payment_method ?? "", passes: true });
}
