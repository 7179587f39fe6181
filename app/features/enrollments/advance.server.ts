/**
 * The daily round: stages open and close, milestones are reached, conditions are checked, benefits
 * granted, terms renewed, enrollments end. It takes enrollments a thousand at a time and each statement does a whole thousand; `advancedTo` says what
 * is done, so a missed night is caught up, a second run changes nothing, and two runs share the work.
 */
import type { AutomaticActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Market, marketOf } from "~/features/programs/market.server";
import { versionsById } from "~/features/programs/read.server";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, dayOf } from "~/values/day";
import { checksOf } from "./advance/checks.server";
import { complete, graduate } from "./advance/endings.server";
import { grantBenefits } from "./advance/grants.server";
import { keepChecks } from "./advance/keep-checks.server";
import { reachMilestones } from "./advance/milestones.server";
import type { Round } from "./advance/round.server";
import { closeStages, openStages, start } from "./advance/stages.server";
import { settleTrials } from "./advance/trials.server";

const usuallyAtOnce = 1_000;

type Due = { readonly id: string; readonly version_id: string };

/** Skips what another round has in hand: it is being done. */
const dueIn = (sql: Sql, marketplaceId: string, today: Day, atOnce: number) => sql<Due[]>`
  SELECT id, version_id FROM enrollment
  WHERE marketplace_id = ${marketplaceId} AND ended_on IS NULL AND starts_on <= ${today}
    AND (advanced_to IS NULL OR advanced_to < ${today})
  ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;

export type RoundWatch = {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number) => Promise<void>;
  /** How many enrollments one transaction works through. */
  readonly atOnce?: number;
};

/** Returns how many enrollments were worked through. */
export async function advanceEnrollments(
  actor: AutomaticActor,
  today: Day,
  watch: RoundWatch = {},
): Promise<number> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "enrollment:advance", { marketplaceId });
  const market = await marketOf(marketplaceId);
  const atOnce = watch.atOnce ?? usuallyAtOnce;
  let done = 0;
  while (watch.signal?.aborted !== true) {
    const worked = await sqlInTenant(marketplaceId, async (sql) => {
      const due = await dueIn(sql, marketplaceId, today, atOnce);
      if (due.length > 0) await advance(await roundOf(sql, actor, market, due, today));
      return due.length;
    });
    done += worked;
    await watch.progress?.(done);
    if (worked === 0) break;
  }
  return done;
}

async function roundOf(
  sql: Sql,
  actor: AutomaticActor,
  { currency, zone }: Pick<Market, "currency" | "zone">,
  due: readonly Due[],
  today: Day,
): Promise<Round> {
  const { marketplaceId } = actor;
  const programs = await versionsById(sql, [...new Set(due.map((each) => each.version_id))]);
  const ids = due.map(({ id }) => id);
  return { sql, actor, marketplaceId, ids, today, at: now(), currency, zone, programs };
}

async function advance(round: Round): Promise<void> {
  const { sql, marketplaceId, ids, today } = round;
  await start(round);
  await openStages(round);
  await reachMilestones(round);
  await keepChecks(round, await checksOf(round));
  await grantBenefits(round);
  await closeStages(round);
  await graduate(round);
  await settleTrials(round);
  await complete(round);
  await sql`
    UPDATE enrollment SET advanced_to = ${today}
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${[...ids]}::uuid[])`;
}

/** The round of the marketplace's present day. */
export async function advanceToday(actor: AutomaticActor, watch: RoundWatch = {}): Promise<number> {
  const { zone } = await marketOf(actor.marketplaceId);
  return advanceEnrollments(actor, dayOf(now(), zone), watch);
}
