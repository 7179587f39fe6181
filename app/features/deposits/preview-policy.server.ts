/** What new terms would ask of every shop, before they are published: nothing is written. */
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import { assessed, inputRows } from "./assessment-inputs.server";
import { readDeposits } from "./hold.server";
import type { DepositPolicy } from "./policy";
import { marketClock } from "./policy.server";

export type PolicyEffect = {
  readonly currency: Currency;
  readonly shops: number;
  readonly more: number;
  readonly less: number;
  readonly same: number;
  readonly requiredBeforeMinor: number;
  readonly requiredAfterMinor: number;
  /** Shops that would have to top up although they need not now, and what they would be short of. */
  readonly newlyShort: number;
  readonly newlyShortMinor: number;
  /** Those for whom it changes most. */
  readonly most: readonly {
    readonly store: { readonly uid: string; readonly name: string };
    readonly beforeMinor: number;
    readonly afterMinor: number;
  }[];
};

const atOnce = 1_000;
const shown = 10;

/** Shops by thousands, each thousand one question for its inputs and one for what it holds. */
export function previewPolicy(actor: StaffActor, policy: DepositPolicy): Promise<PolicyEffect> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:set-policy", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const clock = await marketClock(sql, marketplaceId);
    const { currency } = clock;
    const sums = {
      shops: 0,
      more: 0,
      less: 0,
      same: 0,
      before: 0,
      after: 0,
      short: 0,
      shortMinor: 0,
    };
    let most: PolicyEffect["most"] = [];
    for (let from = ""; ; ) {
      const page: ReturnType<typeof sql> = sql`s.store_uid IN (SELECT store_uid FROM store
        WHERE marketplace_id = ${marketplaceId} AND store_uid > ${from}
        ORDER BY store_uid LIMIT ${atOnce})`;
      const rows = await inputRows(sql, marketplaceId, clock, page);
      const stores = rows.map(({ store_uid }) => store_uid).sort();
      const held = await readDeposits(sql, actor, currency, stores);
      const changes = rows.map((row) => {
        const { requiredMinor: afterMinor } = assessed(row, { policy, currency });
        const { requiredMinor: beforeMinor = 0, availableMinor = 0 } =
          held.get(row.store_uid) ?? {};
        sums.shops += 1;
        sums[afterMinor > beforeMinor ? "more" : afterMinor < beforeMinor ? "less" : "same"] += 1;
        sums.before += beforeMinor;
        sums.after += afterMinor;
        if (afterMinor > availableMinor && beforeMinor <= availableMinor) {
          sums.short += 1;
          sums.shortMinor += afterMinor - availableMinor;
        }
        return { store: { uid: row.store_uid, name: row.name }, beforeMinor, afterMinor };
      });
      most = [...most, ...changes.filter((each) => each.afterMinor !== each.beforeMinor)]
        .sort((left, right) => changeOf(right) - changeOf(left))
        .slice(0, shown);
      if (rows.length < atOnce) break;
      from = stores.at(-1) ?? "";
    }
    return {
      currency,
      shops: sums.shops,
      more: sums.more,
      less: sums.less,
      same: sums.same,
      requiredBeforeMinor: sums.before,
      requiredAfterMinor: sums.after,
      newlyShort: sums.short,
      newlyShortMinor: sums.shortMinor,
      most,
    };
  });
}

const changeOf = (each: PolicyEffect["most"][number]): number =>
  Math.abs(each.afterMinor - each.beforeMinor);
