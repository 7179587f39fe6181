/** Objects as they stand on the wire, plus notes that only the sandbox reads. */
import type { Stripe } from "stripe";
import { noSuch } from "../wire/trouble";
import type { Work } from "./work";

/** Every kind of object that is kept, by its `object` word. */
export interface Kinds {
  account: Stripe.Account;
  charge: Stripe.Charge;
  "checkout.session": Stripe.Checkout.Session;
  customer: Stripe.Customer;
  dispute: Stripe.Dispute;
  event: Stripe.Event;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  payout: Stripe.Payout;
  price: Stripe.Price;
  product: Stripe.Product;
  "radar.early_fraud_warning": Stripe.Radar.EarlyFraudWarning;
  refund: Stripe.Refund;
  setup_attempt: Stripe.SetupAttempt;
  setup_intent: Stripe.SetupIntent;
  topup: Stripe.Topup;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
  webhook_endpoint: Stripe.WebhookEndpoint;
}
export type Kind = keyof Kinds;
export type Kept = Kinds[Kind];
export type Notes = Readonly<Record<string, string | number | boolean | null>>;

/** What Stripe's sentences call a thing, where that is not its `object` word. */
const called: Partial<Record<Kind, string>> = { payment_method: "PaymentMethod" };

export async function find<K extends Kind>(
  work: Work,
  kind: K,
  id: string,
): Promise<Kinds[K] | null> {
  const [row] = await work.sql<{ body: Kinds[K] }[]>`
    SELECT body FROM objects WHERE account = ${work.account} AND id = ${id} AND object = ${kind}`;
  return row?.body ?? null;
}

export async function need<K extends Kind>(
  work: Work,
  kind: K,
  id: string,
  param = "id",
): Promise<Kinds[K]> {
  const found = await find(work, kind, id);
  if (found === null) throw noSuch(called[kind] ?? kind, id, param);
  return found;
}

export async function notesOf(work: Work, id: string): Promise<Notes> {
  const [row] = await work.sql<{ notes: Notes }[]>`
    SELECT notes FROM objects WHERE account = ${work.account} AND id = ${id}`;
  return row?.notes ?? {};
}

/** Puts the object in place of what stood there; notes are added to those there are. */
export async function keep<T extends Kept>(work: Work, object: T, notes: Notes = {}): Promise<T> {
  const { sql } = work;
  await sql`
    INSERT INTO objects (account, id, object, created, body, notes)
    VALUES (${work.account}, ${object.id}, ${object.object}, ${object.created ?? work.now},
      ${sql.json(object as never)}, ${sql.json(notes)})
    ON CONFLICT (account, id) DO UPDATE
    SET body = excluded.body, notes = objects.notes || excluded.notes`;
  return object;
}

export async function forget(work: Work, id: string): Promise<void> {
  await work.sql`DELETE FROM objects WHERE account = ${work.account} AND id = ${id}`;
}

/** All objects of a kind whose text fields have these values, oldest first. */
export async function allWith<K extends Kind>(
  work: Work,
  kind: K,
  fields: Readonly<Record<string, string>>,
): Promise<Kinds[K][]> {
  const { sql } = work;
  const rows = await sql<{ body: Kinds[K] }[]>`
    SELECT body FROM objects
    WHERE account = ${work.account} AND object = ${kind} AND body @> ${sql.json(fields)}
    ORDER BY seq`;
  return rows.map(({ body }) => body);
}
