/** The page of one cohort, or of a stretch of days: its figures, its open alerts, its shops. */
import type { Actor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { type DayRange, dayOf } from "~/values/day";
import type { ListPage } from "~/values/keyset";
import { missingStores } from "./coverage";
import type { CoverageAlert } from "./coverage-alert";
import { isFinal, mondayOf } from "./coverage-cohort";
import { type CoverageRate, rateOf } from "./coverage-counts";
import { type CoverageLine, type CoverageSegment, segmentNames } from "./coverage-list";
import type { CoverageStoresQuery } from "./coverage-query";
import { openAlerts } from "./list-coverage-alerts.server";
import { type CohortCount, countCohort, listCoverageStores } from "./list-coverage-stores.server";

export type CohortPage = {
  /** Of the segment, and of what is filtered further in the list. */
  readonly count: CohortCount;
  readonly listed: CohortCount;
  readonly rate: CoverageRate;
  /** Covered stores short of the line. */
  readonly missing: number;
  readonly final: boolean;
  readonly segment: CoverageSegment;
  readonly alerts: readonly CoverageAlert[];
  readonly page: ListPage<CoverageLine>;
};

export async function readCohort(
  actor: Actor,
  opened: DayRange,
  query: CoverageStoresQuery,
): Promise<CohortPage> {
  const segment = Object.fromEntries(segmentNames.map((name) => [name, query[name]]));
  const { step, lost, day, q } = query;
  const [count, listed, page, alerts, { zone }] = await Promise.all([
    countCohort(actor, opened, segment),
    countCohort(actor, opened, { ...segment, step, lost, day, q }),
    listCoverageStores(actor, opened, query),
    sqlInTenant(actor.marketplaceId, (sql) => openAlerts(sql, actor)),
    prisma().marketplace.findUniqueOrThrow({ where: { id: actor.marketplaceId } }),
  ]);
  const { counts } = count;
  return {
    count,
    listed,
    rate: rateOf(counts),
    missing: missingStores({ covered: counts.covered, size: counts.member }),
    final: isFinal(opened.to, dayOf(now(), zone)),
    segment,
    alerts: alerts.filter(({ cohort }) => cohort >= mondayOf(opened.from) && cohort <= opened.to),
    page,
  };
}
