/** What a proposal would lead to, before it is made. */
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { type DeductionPreview, deductionPreview, needsSecondPerson } from "./deduction";
import { readDeposits } from "./hold.server";
import { termsIn } from "./policy.server";

export type ProposalPreview = DeductionPreview & {
  readonly storeName: string;
  readonly replyDays: number;
  readonly needsSecond: boolean;
  readonly limitMinor: number;
};

export function previewDeduction(
  actor: StaffActor,
  storeUid: string,
  amountMinor: number,
): Promise<Outcome<{ readonly preview: ProposalPreview }, "no-deposit">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:propose", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return refuse("no-deposit");
    const { policy, currency } = terms;
    const [store] = await sql<{ name: string | null }[]>`
      SELECT s.name FROM deposit_standing d
      LEFT JOIN store s ON s.marketplace_id = d.marketplace_id AND s.store_uid = d.store_uid
      WHERE d.marketplace_id = ${marketplaceId} AND d.store_uid = ${storeUid}`;
    const held = (await readDeposits(sql, actor, currency, [storeUid])).get(storeUid);
    if (store === undefined || held === undefined) return refuse("no-deposit");
    const { replyDays, secondPersonAboveMinor: limitMinor } = policy.deduction;
    const preview = {
      ...deductionPreview(amountMinor, held),
      storeName: store.name ?? storeUid,
      replyDays,
      limitMinor,
      needsSecond: needsSecondPerson({ state: "PROPOSED", amountMinor }, limitMinor),
    };
    return { ok: true, preview };
  });
}
