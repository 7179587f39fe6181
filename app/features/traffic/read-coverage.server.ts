/** S5: cohorts by day since opening, what costs most, and where stores are lost on the way. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { prisma, type Sql, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, type DayRange, dayOf } from "~/values/day";
import { shareOf } from "~/values/share";
import { missingStores } from "./coverage";
import { cohortName, daysOfCohort, isFinal, rangeName, recentCohorts } from "./coverage-cohort";
import { addCounts, type CoverageCounts, noCounts, rateOf } from "./coverage-counts";
import {
  type CohortGrain,
  type CohortLine,
  type CoverageGroup,
  type CoverageReport,
  type CoverageSegment,
  coverageGroups,
  type GridCell,
  gridDays,
  type SegmentLine,
  segmentNames,
} from "./coverage-list";
import type { CoverageQuery } from "./coverage-query";
import {
  type CoverageFilter,
  countColumns,
  countsIn,
  matchingCoverage,
  segmentColumns,
} from "./coverage-rows.server";
import { openAlerts } from "./list-coverage-alerts.server";

const first = (sql: Sql, grain: CohortGrain) => sql`date_trunc(${grain}, c.opened_day)::date`;

type Counted = CoverageCounts & { readonly first: Day };
const countCohorts = (sql: Sql, actor: Actor, grain: CohortGrain, filter: CoverageFilter) =>
  sql<Counted[]>`
    SELECT c.first, ${countColumns(sql)} FROM (
      SELECT c.*, ${first(sql, grain)} AS first ${matchingCoverage(sql, actor, filter)}) AS c
    GROUP BY c.first`;

type Cell = { readonly first: Day; readonly day: number; readonly count: number };
const countCells = (sql: Sql, actor: Actor, grain: CohortGrain, filter: CoverageFilter) =>
  sql<Cell[]>`
    SELECT first, day, count(*) AS count FROM (
      SELECT ${first(sql, grain)} AS first, c.covered_on - c.opened_day AS day
      ${matchingCoverage(sql, actor, { ...filter, view: "covered" })}) AS covered
    GROUP BY first, day`;

/** A day is complete when it is over for the store that opened last. */
function cellsOf(
  size: number,
  { from, to }: DayRange,
  cells: readonly Cell[],
  today: Day,
): GridCell[] {
  return Array.from({ length: gridDays }, (_, day) => {
    const covered = cells.reduce((sum, cell) => sum + (cell.day <= day ? cell.count : 0), 0);
    const [begun, complete] = [addDays(from, day) <= today, addDays(to, day) < today];
    return { day, covered, rate: shareOf(covered, size), begun, complete };
  });
}

async function countSegments(
  sql: Sql,
  actor: Actor,
  group: CoverageGroup,
  filter: CoverageFilter,
): Promise<SegmentLine[]> {
  const rows = await sql<(CoverageCounts & { readonly value: string })[]>`
    SELECT c.value, ${countColumns(sql)} FROM (
      SELECT c.*, ${segmentColumns(sql)[group]} AS value ${matchingCoverage(sql, actor, filter)}) AS c
    GROUP BY c.value`;
  const lines = rows.map((row) => {
    const counts = countsIn(row);
    const missing = missingStores({ covered: counts.covered, size: counts.member });
    return { value: row.value, counts, missing, ...rateOf(counts) };
  });
  return lines.sort(
    (a, b) =>
      Number(a.small) - Number(b.small) ||
      b.missing - a.missing ||
      b.counts.member - a.counts.member ||
      (a.value < b.value ? -1 : 1),
  );
}

/** The values there are to choose from, whatever is chosen now. */
async function choicesOf(sql: Sql, actor: Actor, opened: DayRange) {
  const columns = segmentColumns(sql);
  const rows = await sql<Record<CoverageGroup, string | null>[]>`
    SELECT category, region, size, surface, agri FROM (
      SELECT ${columns.category} AS category, ${columns.region} AS region, ${columns.size} AS size,
        ${columns.surface} AS surface, ${columns.agri} AS agri
      ${matchingCoverage(sql, actor, { opened })}) AS known
    GROUP BY GROUPING SETS ((category), (region), (size), (surface), (agri))`;
  const of = (group: CoverageGroup): string[] => rows.flatMap((row) => row[group] ?? []).sort();
  return Object.fromEntries(coverageGroups.map((group) => [group, of(group)])) as Record<
    CoverageGroup,
    string[]
  >;
}

const segmentOf = (query: CoverageSegment): CoverageSegment =>
  Object.fromEntries(
    segmentNames.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])),
  );

const spanOf = (lines: readonly CohortLine[]): DayRange => ({
  from: lines.at(-1)?.first ?? "",
  to: lines[0]?.last ?? "",
});

type Calendar = { readonly grain: CohortGrain; readonly stretches: readonly DayRange[] };

async function cohortLines(
  sql: Sql,
  actor: Actor,
  { grain, stretches }: Calendar,
  filter: CoverageFilter,
  today: Day,
): Promise<CohortLine[]> {
  const counted = await countCohorts(sql, actor, grain, filter);
  const byFirst = new Map(counted.map((row) => [row.first, countsIn(row)]));
  const cells = Map.groupBy(await countCells(sql, actor, grain, filter), (cell) => cell.first);
  return stretches.map(({ from, to }) => {
    const counts = byFirst.get(from) ?? noCounts;
    return {
      first: from,
      last: to,
      name: cohortName(from, grain),
      final: isFinal(to, today),
      counts,
      cells: cellsOf(counts.member, { from, to }, cells.get(from) ?? [], today),
      ...rateOf(counts),
    };
  });
}

async function ratesBeside(sql: Sql, actor: Actor, grain: CohortGrain, opened: DayRange) {
  const rows = await countCohorts(sql, actor, grain, { opened });
  return Object.fromEntries(rows.map((row) => [row.first, rateOf(row).rate]));
}

async function countedOn(sql: Sql, { marketplaceId }: Actor): Promise<Day | null> {
  const [newest] = await sql<{ asOf: Day | null }[]>`
    SELECT max(as_of) AS "asOf" FROM coverage_store WHERE marketplace_id = ${marketplaceId}`;
  return newest?.asOf ?? null;
}

export async function readCoverage(actor: Actor, query: CoverageQuery): Promise<CoverageReport> {
  mustBeAllowed(actor, "coverage:read", actor);
  const { grain, last, group } = query;
  const where = { id: actor.marketplaceId };
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where });
  const today = dayOf(now(), zone);
  const stretches = recentCohorts(today, grain, last).map((each) => daysOfCohort(each, grain));
  const opened = { from: stretches.at(-1)?.from ?? today, to: stretches[0]?.to ?? today };
  const segment = segmentOf(query);
  const isPart = Object.keys(segment).length > 0;
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const filter = { opened, ...segment };
    const cohorts = await cohortLines(sql, actor, { grain, stretches }, filter, today);
    const settled = cohorts.filter(({ final }) => final);
    const shown = settled.some(({ counts }) => counts.opened > 0) ? settled : cohorts;
    const span = spanOf(shown);
    return {
      grain,
      asOf: await countedOn(sql, actor),
      cohorts,
      together: {
        name: rangeName(span),
        ...span,
        final: shown === settled,
        counts: addCounts(shown.map(({ counts }) => counts)),
      },
      segments: await countSegments(sql, actor, group, { opened: span, ...segment }),
      beside: isPart ? await ratesBeside(sql, actor, grain, opened) : null,
      choices: await choicesOf(sql, actor, opened),
      alerts: await openAlerts(sql, actor),
    };
  });
}
