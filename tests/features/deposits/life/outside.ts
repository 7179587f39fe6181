/** What others do at Stripe: payers, banks, and people at the Dashboard. A refusal of Stripe's is an end. */
import type { Deed } from "./deed";
import type { World } from "./world";

type Thing = {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly payment_intent: string;
  readonly amount_refunded?: number;
};
type List = { readonly data: readonly Thing[] };

const unlessRefused = (doing: Promise<unknown>): Promise<unknown> =>
  doing.catch((error: unknown) => {
    if (!(error instanceof Error && /^\{"error"/.test(error.message))) throw error;
  });

/** The n-th of Stripe's objects, oldest first; undefined where there is none. */
async function nthOf({ stripe }: World, path: string, nth: number, status: RegExp) {
  const { data } = await stripe.ask<List>(`${path}?limit=100`);
  const fitting = data.filter((each) => status.test(each.status)).reverse();
  return fitting[nth % Math.max(fitting.length, 1)];
}

async function change(world: World, deed: Deed): Promise<unknown> {
  const { stripe } = world;
  if (deed.does === "close") {
    const dispute = await nthOf(world, "/disputes", deed.nth, /needs_response|under_review/);
    const body = { dispute: dispute?.id, outcome: deed.ending };
    return dispute && stripe.control("/dispute_close", body);
  }
  if (deed.does === "refund-returns") {
    const refund = await nthOf(world, "/refunds", deed.nth, /succeeded|pending/);
    return refund && stripe.control("/refund", { refund: refund.id, outcome: "fail" });
  }
  if (deed.does !== "chargeback" && deed.does !== "dashboard-refund" && deed.does !== "warn")
    throw new Error(`${deed.does} is not done at Stripe`);
  const charge = await nthOf(world, "/charges", deed.nth, /succeeded/);
  if (charge === undefined) return undefined;
  if (deed.does === "warn") return stripe.control("/early_fraud_warning", { charge: charge.id });
  if (deed.does === "chargeback")
    return stripe.control("/dispute", { charge: charge.id, inquiry: deed.inquiry });
  const amount = Math.floor((charge.amount * deed.percent) / 100);
  return stripe.ask("/refunds", { charge: charge.id, amount: String(amount) });
}

/** A deed, or a path of the control plane with its body. */
export const atStripe = (world: World, what: Deed | string, body: object = {}): Promise<unknown> =>
  unlessRefused(typeof what === "string" ? world.stripe.control(what, body) : change(world, what));
