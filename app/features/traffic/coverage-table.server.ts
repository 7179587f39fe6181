/** Weeks of coverage as other programs read them: whole, or by segment. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, dayOf, daysBetween } from "~/values/day";
import { daysOfCohort, isFinal, mondayOf } from "./coverage-cohort";
import { type CoverageCounts, noCounts, rateOf } from "./coverage-counts";
import { countColumns, countsIn, matchingCoverage, segmentColumns } from "./coverage-rows.server";

export const coverageTableGroups = ["week", "category", "region", "surface"] as const;
export type CoverageTableGroup = (typeof coverageTableGroups)[number];

export type CoverageTableRow = ReturnType<typeof rateOf> & {
  /** The Monday of its week. */
  readonly cohort: Day;
  readonly segment: string | null;
  readonly counts: CoverageCounts;
  readonly final: boolean;
};
export type CoverageTableWish = {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly group: CoverageTableGroup;
};

const usualWeeks = 12;
export const mostWeeks = 160;

/** Null where `from` comes after `to`, or more weeks than `mostWeeks` are asked for. */
export async function coverageTable(
  actor: Actor,
  { from, to, group }: CoverageTableWish,
): Promise<readonly CoverageTableRow[] | null> {
  mustBeAllowed(actor, "coverage:read", actor);
  const where = { id: actor.marketplaceId };
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where });
  const today = dayOf(now(), zone);
  const last = mondayOf(to ?? today);
  const first = mondayOf(from ?? addDays(last, -7 * (usualWeeks - 1)));
  const weeks = daysBetween(first, last) / 7 + 1;
  if (weeks < 1 || weeks > mostWeeks) return null;
  const opened = { from: first, to: addDays(last, 6) };
  const found = await sqlInTenant(actor.marketplaceId, (sql) => {
    const segment = group === "week" ? sql`NULL::text` : segmentColumns(sql)[group];
    return sql<(CoverageCounts & { readonly cohort: Day; readonly segment: string | null })[]>`
      SELECT c.cohort, c.segment, ${countColumns(sql)} FROM (
        SELECT c.*, ${segment} AS segment ${matchingCoverage(sql, actor, { opened })}) AS c
      GROUP BY c.cohort, c.segment ORDER BY c.cohort, c.segment`;
  });
  const rowOf = (cohort: Day, segment: string | null, counts: CoverageCounts) => {
    const final = isFinal(daysOfCohort(cohort, "week").to, today);
    return { cohort, segment, counts, final, ...rateOf(counts) };
  };
  if (group !== "week") return found.map((row) => rowOf(row.cohort, row.segment, countsIn(row)));
  const byWeek = new Map(found.map((row) => [row.cohort, countsIn(row)]));
  return Array.from({ length: weeks }, (_, n) => {
    const cohort = addDays(first, 7 * n);
    return rowOf(cohort, null, byWeek.get(cohort) ?? noCounts);
  });
}
