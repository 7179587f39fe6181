/** Trials that a counter has ended are settled soon after, not only in the round of the next day. */

import { trialColumns } from "~/features/deposits/trial-columns";
import type { AutomaticActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { settleTrials } from "./advance/trials.server";
import { depositMark } from "./warning";

const atOnce = 1_000;

/** Those that are not told yet, and those that have paid. Returns how many were settled. */
export async function settleOverTrials(actor: AutomaticActor): Promise<number> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "enrollment:advance", { marketplaceId });
  const { currency, zone } = await marketOf(marketplaceId);
  for (let settled = 0; ; ) {
    const done = await sqlInTenant(marketplaceId, async (sql) => {
      const rows = await sql<{ id: string }[]>`
        SELECT e.id FROM benefit_grant g
        JOIN enrollment e ON e.marketplace_id = g.marketplace_id AND e.id = g.enrollment_id
        ${sql.unsafe(trialColumns.join)}
        WHERE g.marketplace_id = ${marketplaceId} AND g.lever = 'deposit-deferral'
          AND g.status = 'ISSUED' AND e.status IN ('ACTIVE', 'WARNED')
          AND ${sql.unsafe(trialColumns.over)}
          AND (NOT e.failed_checks ? ${depositMark} OR ${sql.unsafe(trialColumns.paid)})
        ORDER BY e.id LIMIT ${atOnce} FOR UPDATE OF e SKIP LOCKED`;
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      const at = now();
      const today = dayOf(at, zone);
      const programs = new Map();
      await settleTrials({ sql, actor, marketplaceId, ids, today, at, currency, zone, programs });
      return ids.length;
    });
    if (done === 0) return settled;
    settled += done;
  }
}
