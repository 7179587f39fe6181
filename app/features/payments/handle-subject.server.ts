/** From the object that an event names to the payment or card it belongs to. */
import { inTenant, prisma } from "~/platform/database.server";
import { isAttached, readIntent, readSession, readSetup } from "./read-stripe.server";
import { refreshPayment } from "./refresh-payment.server";
import { isMissing } from "./stripe.server";

/** `not-yet`: it names a payment that we do not have, so far. */
type End = "handled" | "not-yet" | "foreign" | "gone" | "payment-differs";
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Named = { readonly marketplaceId: string | null; readonly paymentId: string | null };

async function payment(
  { marketplaceId, paymentId }: Named,
  about: { readonly intentId?: string; readonly events: readonly string[] },
): Promise<End> {
  if (marketplaceId === null || paymentId === null) return "foreign";
  if (!uuid.test(marketplaceId) || !uuid.test(paymentId)) return "foreign";
  const converged = await refreshPayment(marketplaceId, paymentId, about);
  if (converged === "unknown-payment") return "not-yet";
  return converged === "payment-differs" ? converged : "handled";
}

async function intent(id: string, events: readonly string[]): Promise<End> {
  const { intent } = await readIntent(id);
  return intent === null ? "foreign" : payment(intent, { intentId: id, events });
}

async function session(id: string, events: readonly string[]): Promise<End> {
  const read = await readSession(id);
  if (read.mode === "payment") return payment(read, { events });
  return read.setupIntentId === null ? "foreign" : setup(read.setupIntentId);
}

async function setup(id: string): Promise<End> {
  const read = await readSetup(id);
  if (read === null || !uuid.test(read.marketplaceId)) return "foreign";
  const { marketplaceId, storeUid, card, at } = read;
  if (card === null) return "handled";
  await inTenant(marketplaceId, (tx) =>
    tx.stripeCustomer.updateMany({
      where: { marketplaceId, storeUid, OR: [{ consentAt: null }, { consentAt: { lt: at } }] },
      data: { cardId: card.id, cardLabel: card.label, consentAt: at },
    }),
  );
  return "handled";
}

/** Only a card's removal matters here; whose it was is not said any more. */
async function card(cardId: string): Promise<End> {
  if (await isAttached(cardId)) return "handled";
  for (const { id } of await prisma().marketplace.findMany({ select: { id: true } }))
    await inTenant(id, (tx) =>
      tx.stripeCustomer.updateMany({
        where: { marketplaceId: id, cardId },
        data: { cardId: null, cardLabel: null },
      }),
    );
  return "handled";
}

export async function handleSubject(subject: string, events: readonly string[]): Promise<End> {
  try {
    if (subject.startsWith("pi_")) return await intent(subject, events);
    if (subject.startsWith("cs_")) return await session(subject, events);
    if (subject.startsWith("seti_")) return await setup(subject);
    if (subject.startsWith("pm_")) return await card(subject);
    return "foreign";
  } catch (error) {
    if (isMissing(error)) return "gone";
    throw error;
  }
}
