import type { Actor } from "~/features/people/actor";
import { prisma, sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import { publicId } from "~/values/public-id";
import { reachesStore } from "./store-access.server";

export type Receipt = {
  readonly id: string;
  readonly storeUid: string;
  readonly marketplace: string;
  readonly shop: string;
  /** The legal entity behind the shop. */
  readonly payer: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  /** Went back at once: paid twice, or too much. */
  readonly surplusMinor: number;
  readonly method: string;
  readonly paidAt: Date;
  /** The provider's. */
  readonly reference: string | null;
  /** The version of the terms it was paid under; null where none was accepted. */
  readonly termsVersion: number | null;
  readonly refundedMinor: number;
};
type Row = Omit<Receipt, "id" | "marketplace"> & { readonly id: string };

/** The receipt of one payment of the actor's own; null where there is none. */
export async function receiptOf(actor: Actor, paymentId: string): Promise<Receipt | null> {
  const { marketplaceId } = actor;
  const row = await sqlInTenant(marketplaceId, async (sql) => {
    const [found] = await sql<Row[]>`
      SELECT l.id, l.store_uid AS "storeUid", s.name AS shop,
        coalesce(e.legal_name, s.name) AS payer, l.currency, l.amount_minor AS "amountMinor",
        l.surplus_minor AS "surplusMinor", l.method, l.paid_at AS "paidAt",
        coalesce(p.charge_id, p.intent_id) AS reference, l.refunded_minor AS "refundedMinor",
        (SELECT max(a.policy_version) FROM deposit_agreement a
          WHERE a.marketplace_id = l.marketplace_id AND a.store_uid = l.store_uid
            AND a.accepted_at <= l.paid_at) AS "termsVersion"
      FROM deposit_lot l
      JOIN store s ON s.marketplace_id = l.marketplace_id AND s.store_uid = l.store_uid
      LEFT JOIN legal_entity e
        ON e.marketplace_id = s.marketplace_id AND e.entity_uid = s.entity_uid
      LEFT JOIN payment p ON p.marketplace_id = l.marketplace_id AND p.id = l.id
      WHERE l.marketplace_id = ${marketplaceId} AND l.id = ${paymentId}`;
    if (found === undefined) return null;
    return (await reachesStore(sql, actor, "deposit:read", found.storeUid)) ? found : null;
  });
  if (row === null) return null;
  const { name } = await prisma().marketplace.findUniqueOrThrow({ where: { id: marketplaceId } });
  return { ...row, id: publicId("payment", row.id), marketplace: name };
}
