/** Whose a balance transaction is: by the payment behind it, or by the marketplace its object names. */
import { prisma, sqlInTenant } from "~/platform/database.server";
import type { MovementRead } from "./reading";
import { call, isMissing } from "./stripe.server";

export type Owner = {
  readonly marketplaceId: string;
  readonly paymentId: string | null;
  readonly paymentCurrency: string | null;
};
type Named = { readonly marketplaceId: string | null; readonly paymentId: string | null };
type Source = {
  readonly object: string;
  readonly metadata?: Readonly<Record<string, string>> | null;
  readonly payment_intent?: string | { readonly id: string } | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const marked = ({ metadata }: Source): Named => ({
  marketplaceId: metadata?.slipway_marketplace ?? null,
  paymentId: metadata?.slipway_payment ?? null,
});

function source(id: string): Promise<Source> | null {
  const [kind] = id.split("_");
  if (kind === "ch" || kind === "py")
    return call("charges", "charge", (stripe) => stripe.charges.retrieve(id));
  if (kind === "re" || kind === "pyr")
    return call("refunds", "refund", (stripe) => stripe.refunds.retrieve(id));
  if (kind === "du" || kind === "dp")
    return call("disputes", "dispute", (stripe) => stripe.disputes.retrieve(id));
  if (kind === "tr")
    return call("transfers", "transfer", (stripe) => stripe.transfers.retrieve(id));
  return null;
}

async function asked(id: string): Promise<Named> {
  try {
    const found = await source(id);
    if (found === null) return { marketplaceId: null, paymentId: null };
    const own = marked(found);
    const intent = found.payment_intent;
    if (own.marketplaceId !== null || intent == null) return own;
    const intentId = typeof intent === "string" ? intent : intent.id;
    return marked(
      await call("payment_intents", "payment_intent", (stripe) =>
        stripe.paymentIntents.retrieve(intentId),
      ),
    );
  } catch (error) {
    if (isMissing(error)) return { marketplaceId: null, paymentId: null };
    throw error;
  }
}

type Known = { readonly id: string; readonly paymentId: string; readonly currency: string };

/** What a marketplace's own rows say of these, without asking Stripe. */
const known = (marketplaceId: string, movements: readonly MovementRead[]) =>
  sqlInTenant(marketplaceId, (sql) => {
    const ids = movements.map(({ id }) => id);
    const sources = movements.map(({ sourceId }) => sourceId);
    return sql<Known[]>`
      SELECT w.id, p.id AS "paymentId", p.currency
        FROM unnest(${ids}::text[], ${sources}::text[]) AS w(id, source)
        JOIN payment p ON p.marketplace_id = ${marketplaceId} AND p.id = coalesce(
          (SELECT payment_id FROM stripe_movement
            WHERE marketplace_id = ${marketplaceId} AND id = w.id),
          (SELECT payment_id FROM payment_refund
            WHERE marketplace_id = ${marketplaceId} AND stripe_id = w.source),
          (SELECT payment_id FROM payment_dispute
            WHERE marketplace_id = ${marketplaceId} AND id = w.source))`;
  });

const currencyOf = ({ marketplaceId, paymentId }: { marketplaceId: string; paymentId: string }) =>
  sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<{ currency: string }[]>`
      SELECT currency FROM payment WHERE marketplace_id = ${marketplaceId} AND id = ${paymentId}`;
    return row?.currency ?? null;
  });

async function ownerAsked(sourceId: string, ids: ReadonlySet<string>): Promise<Owner | null> {
  const { marketplaceId, paymentId } = await asked(sourceId);
  if (marketplaceId === null || !ids.has(marketplaceId)) return null;
  const nameless = { marketplaceId, paymentId: null, paymentCurrency: null };
  if (paymentId === null || !uuid.test(paymentId)) return nameless;
  const paymentCurrency = await currencyOf({ marketplaceId, paymentId });
  return paymentCurrency === null ? nameless : { marketplaceId, paymentId, paymentCurrency };
}

/** By the movement's id; one that is nobody's is absent. Stripe is asked only about what our rows do not know. */
export async function ownersOf(
  movements: readonly MovementRead[],
): Promise<ReadonlyMap<string, Owner>> {
  const owners = new Map<string, Owner>();
  const marketplaces = await prisma().marketplace.findMany({ select: { id: true } });
  for (const { id: marketplaceId } of marketplaces)
    for (const { id, paymentId, currency } of await known(marketplaceId, movements))
      owners.set(id, { marketplaceId, paymentId, paymentCurrency: currency });
  const ids = new Set(marketplaces.map(({ id }) => id));
  for (const { id, sourceId } of movements.filter(({ id }) => !owners.has(id))) {
    const owner = await ownerAsked(sourceId, ids);
    if (owner !== null) owners.set(id, owner);
  }
  return owners;
}
