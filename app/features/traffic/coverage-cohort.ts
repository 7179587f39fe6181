/**
 * Cohorts are ISO weeks or months of local opening days. The name of one, or of a stretch of days, is what
 * stands in addresses: `2026-11-16` (a Monday), `2026-11`, `2026-09-07..2026-11-22`.
 */
import { addDays, type Day, type DayRange, isDay } from "~/values/day";
import type { CohortGrain } from "./coverage-list";

/** Whole days after its end until a cohort is final. */
export const maturityDays = 14;

export function mondayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
const nextMonth = (first: Day): Day => firstOfMonth(addDays(first, 31));

/** The first day of the cohort that a store opened on `day` is of. */
export const cohortOf = (day: Day, grain: CohortGrain): Day =>
  grain === "week" ? mondayOf(day) : firstOfMonth(day);

/** Opening days of a cohort, both ends included. */
export const daysOfCohort = (first: Day, grain: CohortGrain): DayRange => ({
  from: first,
  to: grain === "week" ? addDays(first, 6) : addDays(nextMonth(first), -1),
});

/** The day from which a cohort with this last opening day is final. */
export const finalFrom = (lastDay: Day): Day => addDays(lastDay, 1 + maturityDays);

/** Days from a week's Monday until it is final. */
export const weekRunsDays = 7 + maturityDays;

export const isFinal = (lastDay: Day, today: Day): boolean => today >= finalFrom(lastDay);

export const cohortName = (first: Day, grain: CohortGrain): string =>
  grain === "week" ? first : first.slice(0, 7);
export const rangeName = ({ from, to }: DayRange): string => `${from}..${to}`;

/** Null where the text names neither a cohort nor a stretch of days. */
export function readCohortName(text: string): DayRange | null {
  if (/^\d{4}-\d{2}$/.test(text))
    return isDay(`${text}-01`) ? daysOfCohort(`${text}-01`, "month") : null;
  const [from = "", to, ...more] = text.split("..");
  if (!isDay(from) || more.length > 0) return null;
  if (to === undefined) return mondayOf(from) === from ? daysOfCohort(from, "week") : null;
  return isDay(to) && from <= to ? { from, to } : null;
}

/** The newest `count` cohorts up to the one of `today`, newest first. */
export function recentCohorts(today: Day, grain: CohortGrain, count: number): readonly Day[] {
  const cohorts: Day[] = [];
  for (let first = cohortOf(today, grain); cohorts.length < count; ) {
    cohorts.push(first);
    first = cohortOf(addDays(first, -1), grain);
  }
  return cohorts;
}
