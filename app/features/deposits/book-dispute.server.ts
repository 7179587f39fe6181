/** News of a dispute: money taken back by a bank freezes as much of the deposit and is owed by the shop. */

import { recordIn } from "~/features/history/record.server";
import type { Transfer } from "~/features/ledger/transfer";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { Sql } from "~/platform/database.server";
import { afterNews, type DisputeEffect, type DisputeState, disputeState } from "./dispute";
import { type Held, holdDeposit, moveDeposit } from "./hold.server";
import { mustHaveTerms } from "./policy.server";
import { givenBack, type Holder, settledFromFrozen, withdrawn } from "./postings";
import { adjustTopUps } from "./top-up.server";

export type DisputeTold = {
  readonly disputeId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  /** As the provider says it. */
  readonly status: string;
};
type Known = { readonly status: DisputeState; readonly frozen_minor: number };

/** In the caller's transaction; news may come twice, late and in any order. */
export async function bookDispute(sql: Sql, actor: Actor, told: DisputeTold): Promise<void> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:book", { marketplaceId });
  const [lot] = await sql<{ store_uid: string; currency: string }[]>`
    SELECT store_uid, currency FROM deposit_lot
    WHERE marketplace_id = ${marketplaceId} AND id = ${told.paymentId}`;
  if (lot === undefined) return;
  const terms = await mustHaveTerms(sql, marketplaceId);
  const holder = { storeUid: lot.store_uid, currency: lot.currency };
  let held = await holdDeposit(sql, actor, holder, terms.at);
  const [known] = await sql<Known[]>`
    SELECT status, frozen_minor FROM deposit_dispute
    WHERE marketplace_id = ${marketplaceId} AND id = ${told.disputeId}`;
  const { state, effects } = afterNews(known?.status ?? null, disputeState(told.status));
  if (state === known?.status) return;
  let frozenMinor = known?.frozen_minor ?? 0;
  for (const effect of effects) {
    if (effect === "withdraw") frozenMinor = Math.min(told.amountMinor, held.availableMinor);
    const transfers = postingsOf(effect, holder, told, { held, frozenMinor, at: terms.at });
    held = await moveDeposit(sql, actor, holder, transfers, terms);
    if (effect !== "withdraw") frozenMinor = 0;
  }
  await noteInLot(sql, marketplaceId, told, effects);
  await sql`
    INSERT INTO deposit_dispute ${sql({
      marketplace_id: marketplaceId,
      id: told.disputeId,
      lot_id: told.paymentId,
      store_uid: lot.store_uid,
      amount_minor: told.amountMinor,
      frozen_minor: frozenMinor,
      status: state,
      told_at: terms.at,
      ended_at: ["WON", "LOST", "CLOSED"].includes(state) ? terms.at : null,
    })}
    ON CONFLICT (marketplace_id, id) DO UPDATE SET status = excluded.status,
      frozen_minor = excluded.frozen_minor, ended_at = excluded.ended_at`;
  await recordIn(sql, actor, {
    verb: `deposit-dispute-${state.toLowerCase()}`,
    thing: { kind: "deposit", id: lot.store_uid },
    before: known === undefined ? null : { status: known.status },
    after: { disputeId: told.disputeId, amountMinor: told.amountMinor, status: state },
  });
  await adjustTopUps(sql, marketplaceId, [lot.store_uid], terms, false);
}

type Moment = { readonly held: Held; readonly frozenMinor: number; readonly at: Date };

function postingsOf(
  effect: DisputeEffect,
  holder: Holder,
  { disputeId, amountMinor }: DisputeTold,
  { held, frozenMinor, at }: Moment,
): readonly Transfer[] {
  const deed = {
    key: `deposit-dispute:${disputeId}:${effect}`,
    kind: `deposit-dispute-${effect}`,
    thing: { kind: "deposit", id: holder.storeUid },
    occurredAt: at,
  };
  if (effect === "withdraw") return withdrawn(holder, deed, amountMinor, frozenMinor);
  if (effect === "give-back")
    return [givenBack(holder, deed, { amountMinor, owedMinor: held.owedMinor, frozenMinor })];
  return frozenMinor > 0 ? [settledFromFrozen(holder, deed, frozenMinor)] : [];
}

/** As much as the lot still has: a bank may ask for more than was left after refunds. */
async function noteInLot(
  sql: Sql,
  marketplaceId: string,
  { paymentId, amountMinor }: DisputeTold,
  effects: readonly DisputeEffect[],
): Promise<void> {
  const [withdraws, givesBack] = [effects.includes("withdraw"), effects.includes("give-back")];
  if (withdraws === givesBack) return;
  const change = withdraws ? amountMinor : -amountMinor;
  await sql`
    UPDATE deposit_lot SET disputed_minor =
      least(greatest(disputed_minor + ${change}, 0), amount_minor - refunded_minor)
    WHERE marketplace_id = ${marketplaceId} AND id = ${paymentId}`;
}
