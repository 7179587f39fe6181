/** Everything a rule may ask of a store: its metrics, its deposit, and what it was and is in. */
import { depositFacts } from "~/features/deposits/standing.server";
import type { Fact, Facts } from "~/features/metrics/fact";
import { factsOf } from "~/features/metrics/facts-of.server";
import { type Actor, automatic } from "~/features/people/actor";
import { marketOf } from "~/features/programs/market.server";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { countFacts } from "./program-counts";
import { programCounts } from "./program-counts.server";

export type Subject = { readonly storeUid: string; readonly productUid?: string | null };

export async function knownOf(actor: Actor, subject: Subject, asOf: Day): Promise<Facts> {
  const { marketplaceId } = actor;
  const { storeUid, productUid } = subject;
  const { zone } = await marketOf(marketplaceId);
  const [store, product, others] = await Promise.all([
    factsOf(actor, { storeUid }, asOf),
    productUid == null ? {} : factsOf(actor, { productUid }, asOf),
    sqlInTenant(marketplaceId, async (sql) => {
      const [counts, deposit] = await Promise.all([
        programCounts(sql, marketplaceId, storeUid, asOf, zone),
        depositFacts(sql, marketplaceId, storeUid, asOf),
      ]);
      const fact = (value: number): Fact => ({ value, sample: null, asOf, source: "computed" });
      return {
        ...countFacts(counts, asOf),
        "deposit.shortfall": fact(deposit.shortfallMinor),
        "deposit.arrearsDays": fact(deposit.arrearsDays),
      } satisfies Facts;
    }),
  ]);
  return { ...store, ...product, ...others };
}

/**
 * For those who ask on behalf of a rule and have been checked already: whoever may see what the rule says
 * of a store may do so without being allowed to read every figure of it.
 */
export const automaticKnown = (
  marketplaceId: string,
  subject: Subject,
  asOf: Day,
): Promise<Facts> => knownOf(automatic(marketplaceId, "auto-approval"), subject, asOf);
