/** "Tell me when I qualify": asked again each day, told once. */
import { automaticKnown } from "~/features/enrollments/known.server";
import { productsKnown } from "~/features/enrollments/products-known.server";
import { type Market, marketOf } from "~/features/programs/market.server";
import { isOffered } from "~/features/programs/program";
import { type OfferedProgram, programsInForce } from "~/features/programs/read.server";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { enqueue } from "~/platform/queue.server";
import { dayOf } from "~/values/day";
import { applyDays } from "./apply-days";
import { bestStanding } from "./standing";

type Open = { readonly id: string; readonly program_id: string; readonly store_uid: string };

/** Returns how many turned. */
export async function checkWatches(marketplaceId: string, signal?: AbortSignal): Promise<number> {
  const market = await marketOf(marketplaceId);
  const { programs, watches } = await sqlInTenant(marketplaceId, async (sql) => ({
    programs: await programsInForce(sql),
    watches: await sql<Open[]>`
      SELECT id, program_id, store_uid FROM eligibility_watch
      WHERE marketplace_id = ${marketplaceId} AND ended_at IS NULL ORDER BY store_uid`,
  }));
  let turned = 0;
  for (const storeUid of new Set(watches.map(({ store_uid }) => store_uid))) {
    if (signal?.aborted) break;
    const qualifies = await qualifying(market, storeUid, programs);
    for (const watch of watches.filter(({ store_uid }) => store_uid === storeUid)) {
      const flipped = qualifies.has(watch.program_id);
      turned += await note(marketplaceId, watch.id, flipped);
    }
  }
  return turned;
}

/** The programs the store could apply to today. */
async function qualifying(
  market: Market,
  storeUid: string,
  programs: readonly OfferedProgram[],
): Promise<ReadonlySet<string>> {
  const at = now();
  const today = dayOf(at, market.zone);
  const [facts, products] = await Promise.all([
    automaticKnown(market.id, { storeUid }, today),
    sqlInTenant(market.id, (sql) => productsKnown(sql, market.id, storeUid, at)),
  ]);
  const open = programs.filter(
    ({ kind, version, state }) =>
      isOffered(state) &&
      applyDays(kind, version, today).open &&
      bestStanding(version.rules, facts, products, market.currency).closeness === "ready",
  );
  return new Set(open.map(({ id }) => id));
}

/** Turned and told in one transaction; a watch that was called off meanwhile is left alone. */
const note = (marketplaceId: string, id: string, flipped: boolean): Promise<number> =>
  inTenant(marketplaceId, async (tx) => {
    const at = now();
    const { count } = await tx.eligibilityWatch.updateMany({
      where: { marketplaceId, id, endedAt: null },
      data: { checkedAt: at, ...(flipped ? { flippedAt: at, endedAt: at } : {}) },
    });
    if (!flipped || count === 0) return 0;
    await enqueue(tx, "tell-merchant", { marketplaceId, about: "qualifies", id });
    return 1;
  });
