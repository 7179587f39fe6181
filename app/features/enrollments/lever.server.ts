/** The one place where benefits meet their rooms: every shape has its case, or this does not compile. */
import { endSubsidy, grantSubsidy } from "~/features/claims/grant.server";
import {
  endDeferral,
  endRelief,
  grantDeferral,
  grantRelief,
  renewRelief,
} from "~/features/deposits/grant.server";
import { endHitSupport, grantHitSupport } from "~/features/hit-products/grant.server";
import { endAgreement, grantAgreement } from "~/features/managed-sales/grant.server";
import type { BenefitShape, Lever } from "~/features/programs/kind";
import { endReward, grantReward } from "~/features/rewards/grant.server";
import { endTraffic, grantTraffic } from "~/features/traffic/grant.server";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { GrantStatus } from "./enrollment";

/** A grant that is due, with the days it runs and for whom. */
export type DueGrant = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly productUid: string | null;
  readonly currency: string;
  readonly gives: BenefitShape;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};
type Of<L extends Lever> = DueGrant & { readonly gives: Extract<BenefitShape, { lever: L }> };

const only = <L extends Lever>(due: readonly DueGrant[], lever: L): readonly Of<L>[] =>
  due.filter((grant): grant is Of<L> => grant.gives.lever === lever);

/** A product program without its product is a bug of the application, not something to guess. */
function withProduct<Grant extends DueGrant>(grants: readonly Grant[]) {
  return grants.map((grant) => {
    if (grant.productUid === null) throw new Error(`grant ${grant.grantId} needs a product`);
    return { ...grant, productUid: grant.productUid };
  });
}
/** A stretch without an end is one day long where the lever needs one; no kind grants such. */
const withEnd = <Grant extends DueGrant>(grants: readonly Grant[]) =>
  grants.map((grant) => ({ ...grant, toDay: grant.toDay ?? grant.fromDay }));

function handLever(sql: Sql, marketplaceId: string, lever: Lever, due: readonly DueGrant[]) {
  switch (lever) {
    case "traffic-guarantee":
      return grantTraffic(sql, marketplaceId, withEnd(only(due, lever)));
    case "deposit-relief":
      return grantRelief(sql, marketplaceId, only(due, lever));
    case "deposit-deferral":
      return grantDeferral(sql, marketplaceId, only(due, lever));
    case "return-subsidy":
      return grantSubsidy(sql, marketplaceId, only(due, lever));
    case "reward":
      return grantReward(sql, marketplaceId, only(due, lever));
    case "hit-support":
      return grantHitSupport(sql, marketplaceId, withProduct(only(due, lever)));
    case "sale-terms":
      return grantAgreement(sql, marketplaceId, withProduct(only(due, lever)));
    default:
      return lever satisfies never;
  }
}

function endLever(sql: Sql, marketplaceId: string, lever: Lever, ids: readonly string[], on: Day) {
  switch (lever) {
    case "traffic-guarantee":
      return endTraffic(sql, marketplaceId, ids, on);
    case "deposit-relief":
      return endRelief(sql, marketplaceId, ids, on);
    case "deposit-deferral":
      return endDeferral(sql, marketplaceId, ids, on);
    case "return-subsidy":
      return endSubsidy(sql, marketplaceId, ids, on);
    case "reward":
      return endReward(sql, marketplaceId, ids, on);
    case "hit-support":
      return endHitSupport(sql, marketplaceId, ids, on);
    case "sale-terms":
      return endAgreement(sql, marketplaceId, ids, on);
    default:
      return lever satisfies never;
  }
}

/** A reward that has still to be earned waits for its verification; everything else is issued at once. */
export const statusOnceHanded = (gives: BenefitShape): GrantStatus =>
  gives.lever === "reward" && gives.how !== "fixed" ? "PENDING_VERIFY" : "ISSUED";

const leversIn = (grants: readonly { readonly lever: Lever }[]): readonly Lever[] => [
  ...new Set(grants.map(({ lever }) => lever)),
];

/** One statement per lever, however many grants there are. */
export async function handOver(
  sql: Sql,
  marketplaceId: string,
  due: readonly DueGrant[],
): Promise<void> {
  for (const lever of leversIn(due.map(({ gives }) => gives))) {
    await handLever(sql, marketplaceId, lever, due);
  }
}

export async function endGrants(
  sql: Sql,
  marketplaceId: string,
  ended: readonly { readonly grantId: string; readonly lever: Lever }[],
  on: Day,
): Promise<void> {
  for (const lever of leversIn(ended)) {
    const ids = ended.filter((grant) => grant.lever === lever).map(({ grantId }) => grantId);
    await endLever(sql, marketplaceId, lever, ids, on);
  }
}

/** Terms that are renewed; a lever whose terms never were would need a way of its own. */
export async function renewGrants(
  sql: Sql,
  marketplaceId: string,
  renewed: readonly Pick<DueGrant, "grantId" | "gives" | "toDay">[],
): Promise<void> {
  for (const lever of leversIn(renewed.map(({ gives }) => gives))) {
    if (lever !== "deposit-relief") throw new Error(`terms of ${lever} are not renewed`);
    const own = renewed.flatMap(({ gives, ...rest }) =>
      gives.lever === lever ? [{ ...rest, gives }] : [],
    );
    await renewRelief(sql, marketplaceId, own);
  }
}
