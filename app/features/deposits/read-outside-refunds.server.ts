/** Refunds that were made at Stripe itself, those that wait for somebody first. */
import { actorId, type StaffActor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { namesOf } from "~/features/people/names.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { readDeposits } from "./hold.server";
import type { Carrier, OutsideRefundLine, OutsideState } from "./outside-refund";

type Row = {
  readonly id: string;
  readonly lot_id: string;
  readonly store_uid: string;
  readonly name: string | null;
  readonly currency: string;
  readonly amount_minor: number;
  readonly stripe_id: string | null;
  readonly status: OutsideState;
  readonly found_at: Date;
  readonly carried_by: Carrier | null;
  readonly note: string | null;
  readonly checked_by: string | null;
  readonly checked_at: Date | null;
  readonly booked_by: string | null;
  readonly booked_at: Date | null;
  readonly taken_minor: number | null;
  readonly owed_minor: number | null;
};

const whichOf = (sql: Sql, which: "open" | "all" | { readonly id: string }) => {
  if (which === "all") return sql``;
  return which === "open"
    ? sql`AND o.status IN ('REVIEW', 'CHECKED')`
    : sql`AND o.id = ${which.id}`;
};

/** What waits comes first; of the others the last ones. */
export function readOutsideRefunds(
  actor: StaffActor,
  which: "open" | "all" | { readonly id: string },
): Promise<readonly OutsideRefundLine[]> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const rows = await sql<Row[]>`
      SELECT o.*, s.name FROM deposit_outside_refund o
      LEFT JOIN store s ON s.marketplace_id = o.marketplace_id AND s.store_uid = o.store_uid
      WHERE o.marketplace_id = ${marketplaceId} ${whichOf(sql, which)}
      ORDER BY o.status IN ('REVIEW', 'CHECKED') DESC, o.found_at DESC, o.id LIMIT 200`;
    const names = await namesOf(rows.flatMap((row) => [row.checked_by, row.booked_by]));
    const held = new Map<string, number>();
    for (const currency of new Set(rows.map((row) => row.currency)))
      for (const [storeUid, each] of await readDeposits(
        sql,
        actor,
        currency,
        rows.map(({ store_uid }) => store_uid),
      ))
        held.set(`${storeUid} ${currency}`, each.availableMinor);
    const deed = (by: string | null, at: Date | null) =>
      by === null || at === null ? null : { by: names.get(by) ?? { en: by, zh: by }, at };
    const decide = may(actor, "deposit:pay-back", actor);
    return rows.map((row) => ({
      id: publicId("refund", row.id),
      store: { uid: row.store_uid, name: row.name ?? row.store_uid },
      currency: row.currency,
      amountMinor: row.amount_minor,
      stripeId: row.stripe_id,
      lotId: publicId("payment", row.lot_id),
      status: row.status,
      foundAt: row.found_at,
      carriedBy: row.carried_by,
      note: row.note,
      checked: deed(row.checked_by, row.checked_at),
      booked: deed(row.booked_by, row.booked_at),
      takenMinor: row.taken_minor,
      owedMinor: row.owed_minor,
      availableMinor: held.get(`${row.store_uid} ${row.currency}`) ?? 0,
      may: { decide, mustBeOther: row.checked_by === actorId(actor) && row.status === "CHECKED" },
    }));
  });
}
