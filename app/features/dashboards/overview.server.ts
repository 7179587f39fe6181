/** S1. Each part in a transaction of its own, so that one that fails takes no other along. */

import { countOpenDays } from "~/features/payments/reconciliation-days.server";
import type { StaffActor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { countOpenAlerts } from "~/features/traffic/list-coverage-alerts.server";
import { sqlInTenant } from "~/platform/database.server";
import { listRuns } from "~/platform/job-runs.server";
import { exactUpTo } from "~/values/keyset";
import { activity } from "./activity.server";
import { countReviews } from "./count-reviews.server";
import { depositNeeds } from "./deposit-needs.server";
import { countStores } from "./matching-stores.server";
import { type Moment, momentOf } from "./moment.server";
import type { Counted, DepositNeed, NeedsYou, Overview, StoreCounts } from "./overview";
import { part } from "./part.server";
import { programLines } from "./program-lines.server";

export async function readOverview(actor: StaffActor): Promise<Overview> {
  mustBeAllowed(actor, "overview:read", actor);
  const moment = await momentOf(actor.marketplaceId);
  const [needs, programs, stores, days] = await Promise.all([
    part("needs", () => needsYou(actor, moment)),
    part("programs", () => programLines(actor, moment)),
    part("stores", () => storeCounts(actor, moment)),
    part("activity", () => activity(actor, moment)),
  ]);
  return { needs, programs, stores, activity: days, countedAt: moment.now };
}

async function needsYou(actor: StaffActor, moment: Moment): Promise<NeedsYou> {
  const [deposits, rest] = await Promise.all([depositNeeds(actor), otherNeeds(actor, moment)]);
  return { ...deposits, ...rest };
}

const otherNeeds = (actor: StaffActor, moment: Moment): Promise<Omit<NeedsYou, DepositNeed>> =>
  sqlInTenant(actor.marketplaceId, async (sql) => ({
    pastDue: await countReviews(sql, actor, { view: "waiting", due: "past-due" }, moment),
    today: await countReviews(sql, actor, { view: "waiting", due: "today" }, moment),
    waiting: await countReviews(sql, actor, { view: "waiting" }, moment),
    answered: await countReviews(sql, actor, { view: "answered" }, moment),
    coverageAlerts: may(actor, "traffic:steer", actor) ? await countOpenAlerts(sql, actor) : null,
    unreconciled: may(actor, "reconciliation:read", actor) ? await countOpenDays(sql, actor) : null,
    failedJobs: await failedJobs(actor),
  }));

const storeCounts = (actor: StaffActor, moment: Moment): Promise<StoreCounts> =>
  sqlInTenant(actor.marketplaceId, async (sql) => ({
    all: await countStores(sql, actor, {}, moment),
    openedThisWeek: await countStores(sql, actor, { opened: "week" }, moment),
    onSale: await countStores(sql, actor, { onSale: "on" }, moment),
    verified: await countStores(sql, actor, { verified: "on" }, moment),
  }));

/** Jobs that will not be tried again, as the jobs page lists them. */
async function failedJobs({ marketplaceId }: StaffActor): Promise<Counted> {
  const runs = await listRuns(marketplaceId, { state: "dead" }, exactUpTo + 1);
  return { count: runs.length, oldest: runs.at(-1)?.startedAt ?? null };
}
