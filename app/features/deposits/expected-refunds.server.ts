/** Every refund that is under way or can be foreseen, with the day on which it will need money. */
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { dayOf, startOf } from "~/values/day";
import type { ExpectedRefund } from "./float";
import { readDeposits } from "./hold.server";
import { leavingStores } from "./leaving.server";
import { lotsOfStores } from "./lots.server";
import type { DepositTerms } from "./policy.server";
import { planRefund } from "./refund-plan";

type Asked = {
  readonly store_uid: string;
  readonly amount_minor: number;
  readonly cooling_until: Date | null;
};
type Leg = { readonly store_uid: string; readonly amount_minor: number; readonly by_hand: boolean };

export async function expectedRefunds(
  sql: Sql,
  actor: Actor,
  terms: DepositTerms,
): Promise<readonly ExpectedRefund[]> {
  const { marketplaceId } = actor;
  const { today, zone } = terms;
  const legs = await sql<Leg[]>`
    SELECT r.store_uid, l.amount_minor, l.lot_id IS NULL AS by_hand
    FROM deposit_refund_leg l
    JOIN deposit_refund r ON r.marketplace_id = l.marketplace_id AND r.id = l.refund_id
    WHERE l.marketplace_id = ${marketplaceId} AND l.status IN ('PLANNED', 'SENT')`;
  const asked = await sql<Asked[]>`
    SELECT store_uid, amount_minor, cooling_until FROM deposit_refund
    WHERE marketplace_id = ${marketplaceId} AND status IN ('REQUESTED', 'COOLING', 'REVIEW')`;
  const leaving = (await leavingStores(sql, actor, terms, null, readDeposits)).flatMap(
    ({ storeUid, held, timeline }) => {
      const day = timeline.steps.find(({ key }) => key === "review")?.on ?? today;
      const amountMinor = held.availableMinor - held.owedMinor;
      return amountMinor > 0 ? [{ storeUid, amountMinor, day }] : [];
    },
  );
  const coming = [
    ...asked.map(({ store_uid, amount_minor, cooling_until }) => ({
      storeUid: store_uid,
      amountMinor: amount_minor,
      day: cooling_until === null ? today : dayOf(cooling_until, zone),
    })),
    ...leaving,
  ];
  const stores = [...new Set(coming.map(({ storeUid }) => storeUid))];
  const lots = await lotsOfStores(sql, marketplaceId, stores);
  return [
    ...legs.map(({ store_uid, amount_minor, by_hand }) => ({
      storeUid: store_uid,
      day: today,
      stripeMinor: by_hand ? 0 : amount_minor,
      byHandMinor: by_hand ? amount_minor : 0,
    })),
    ...coming.map(({ storeUid, amountMinor, day }) => {
      const at = day <= today ? terms.at : startOf(day, zone);
      const { manualMinor } = planRefund(lots.get(storeUid) ?? [], amountMinor, at);
      return { storeUid, day, stripeMinor: amountMinor - manualMinor, byHandMinor: manualMinor };
    }),
  ];
}
