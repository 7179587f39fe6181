import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import { holdDeposits } from "./hold.server";
import { leavingStores } from "./leaving.server";
import type { DepositTerms } from "./policy.server";

/** Exits whose waits are over become requests in review; how many. */
export async function requestReadyExits(
  sql: Sql,
  actor: Actor,
  terms: DepositTerms,
): Promise<number> {
  const { marketplaceId } = actor;
  const ready = (await leavingStores(sql, actor, terms, null, holdDeposits)).flatMap((store) => {
    const amountMinor = store.held.availableMinor - store.held.owedMinor;
    return store.timeline.ready && amountMinor > 0 ? [{ ...store, amountMinor }] : [];
  });
  if (ready.length === 0) return 0;
  const refunds = ready.map(({ storeUid, requestedBy, amountMinor }) => ({
    marketplace_id: marketplaceId,
    id: newId(),
    store_uid: storeUid,
    kind: "EXIT",
    currency: terms.currency,
    amount_minor: amountMinor,
    status: "REVIEW",
    requested_by: requestedBy,
    requested_at: terms.at,
  }));
  // A store that has already asked for something back keeps that request, and its exit waits for the end of it.
  const written = await sql<{ store_uid: string }[]>`
    INSERT INTO deposit_refund ${sql(refunds)} ON CONFLICT DO NOTHING RETURNING store_uid`;
  const requested = new Set(written.map(({ store_uid }) => store_uid));
  const ended = ready.filter(({ storeUid }) => requested.has(storeUid));
  await sql`
    UPDATE deposit_exit SET ended_at = ${terms.at}
    WHERE marketplace_id = ${marketplaceId}
      AND id = ANY(${ended.map(({ exitId }) => exitId)}::uuid[])`;
  return ended.length;
}
