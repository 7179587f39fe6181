/** The one condition behind every count of coverage and every list that a count opens. */
import type { PendingQuery, Row } from "postgres";
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import type { DayRange } from "~/values/day";
import { coverageDays } from "./coverage";
import {
  type CoverageCounts,
  type CoverageStep,
  countNames,
  coverageSteps,
} from "./coverage-counts";
import {
  type CoverageGroup,
  type CoverageSegment,
  type CoverageView,
  unknownValue,
} from "./coverage-list";
import type { CoverageStoresQuery } from "./coverage-query";

export type CoverageFilter = CoverageSegment & {
  /** Opening days, both ends included. */
  readonly opened: DayRange;
} & Partial<Pick<CoverageStoresQuery, "view" | "step" | "lost" | "day" | "reason" | "q">>;

type Piece = PendingQuery<Row[]>;

/** What a row of `coverage_store c` needs to have got to a step, over the step before. */
const stepPieces = (sql: Sql): Readonly<Record<CoverageStep, Piece>> => ({
  opened: sql`true`,
  verified: sql`c.left_out IS DISTINCT FROM 'NOT_VERIFIED'`,
  listed: sql`c.left_out IS DISTINCT FROM 'NO_PRODUCT'`,
  member: sql`c.left_out IS NULL`,
  seen: sql`c.support_impressions > 0`,
  covered: sql`c.covered_on IS NOT NULL`,
  ordered: sql`c.effective`,
  succeeded: sql`c.success`,
});

function reached(sql: Sql, step: CoverageStep): Piece {
  const pieces = stepPieces(sql);
  return coverageSteps
    .slice(0, coverageSteps.indexOf(step) + 1)
    .map((each) => pieces[each])
    .reduce((all, piece) => sql`${all} AND ${piece}`);
}
function lostAt(sql: Sql, step: CoverageStep): Piece {
  const before = coverageSteps[coverageSteps.indexOf(step) - 1];
  if (before === undefined) return sql`false`;
  return sql`${reached(sql, before)} AND NOT (${stepPieces(sql)[step]})`;
}

/** The day of the count is still among the days on which support counts. */
const running = (sql: Sql) => sql`c.live_day + ${coverageDays}::int4 > c.as_of`;

const viewPieces = (sql: Sql): Readonly<Record<CoverageView, Piece>> => ({
  opened: sql`true`,
  member: sql`c.left_out IS NULL`,
  covered: sql`c.left_out IS NULL AND c.covered_on IS NOT NULL`,
  waiting: sql`c.left_out IS NULL AND c.covered_on IS NULL AND ${running(sql)}`,
  missed: sql`c.left_out IS NULL AND c.covered_on IS NULL AND NOT ${running(sql)}`,
  "left-out": sql`c.left_out IS NOT NULL`,
  effective: sql`c.left_out IS NULL AND c.effective`,
  success: sql`c.left_out IS NULL AND c.success`,
});

export const segmentColumns = (sql: Sql): Readonly<Record<CoverageGroup, Piece>> => ({
  category: sql`c.category`,
  region: sql`coalesce(c.region, ${unknownValue})`,
  size: sql`coalesce(c.size_class, ${unknownValue})`,
  surface: sql`coalesce(c.main_surface, ${unknownValue})`,
  agri: sql`CASE WHEN c.agri THEN 'yes' ELSE 'no' END`,
});

function segmentPieces(sql: Sql, segment: CoverageSegment): Piece[] {
  const columns = segmentColumns(sql);
  const pieces = Object.entries(columns).flatMap(([group, column]) => {
    const value = segment[group as CoverageGroup];
    return value === undefined ? [] : [sql`${column} = ${value}`];
  });
  if (segment.promise === undefined) return pieces;
  const promised = sql`EXISTS (SELECT FROM traffic_grant t
    WHERE t.marketplace_id = c.marketplace_id AND t.store_uid = c.store_uid AND t.kind = 'guarantee')`;
  return [...pieces, segment.promise === "with" ? promised : sql`NOT ${promised}`];
}

/** Rows `c` of coverage with their store `s`, as `FROM … WHERE …`. */
export function matchingCoverage(sql: Sql, { marketplaceId }: Actor, filter: CoverageFilter) {
  const { opened, view, step, lost, day, reason, q } = filter;
  const pieces = [
    ...segmentPieces(sql, filter),
    ...(view ? [viewPieces(sql)[view]] : []),
    ...(step ? [reached(sql, step)] : []),
    ...(lost ? [lostAt(sql, lost)] : []),
    ...(day === undefined ? [] : [sql`c.covered_on <= c.opened_day + ${day}::int4`]),
    ...(reason ? [sql`c.left_out = ${reason}`] : []),
    ...(q
      ? [
          sql`(position(lower(${q}) IN lower(coalesce(s.name, ''))) > 0
            OR c.store_uid = ${q} OR s.entity_uid = ${q})`,
        ]
      : []),
  ];
  return sql`
    FROM coverage_store c
    LEFT JOIN store s ON s.marketplace_id = c.marketplace_id AND s.store_uid = c.store_uid
    WHERE c.marketplace_id = ${marketplaceId}
      AND c.opened_day BETWEEN ${opened.from} AND ${opened.to}
      AND c.cohort BETWEEN ${opened.from}::date - 6 AND ${opened.to}
      ${pieces.reduce((all, piece) => sql`${all} AND ${piece}`, sql``)}`;
}

/** Of rows `c`, everything that is counted. */
export function countColumns(sql: Sql): Piece {
  const views = viewPieces(sql);
  const counted = (name: string, piece: Piece) =>
    sql`count(*) FILTER (WHERE ${piece}) AS ${sql(name)}`;
  const columns = [
    ...coverageSteps.map((step) => counted(step, reached(sql, step))),
    ...(["effective", "success", "waiting", "missed"] as const).map((view) =>
      counted(view, views[view]),
    ),
  ];
  return columns.reduce((all, column) => sql`${all}, ${column}`);
}

export const countsIn = (row: CoverageCounts): CoverageCounts =>
  Object.fromEntries(countNames.map((name) => [name, row[name]])) as CoverageCounts;
