/**
 * A local calendar day, `YYYY-MM-DD`. Which instants it holds depends on a zone, so every function
 * that crosses between the two takes the marketplace's IANA zone. Only those need Temporal; counting
 * days is plain arithmetic on UTC midnights, which have no gaps.
 */
import { Temporal } from "temporal-polyfill";

export type Day = string;
export type Zone = string;

const pattern = /^\d{4}-\d{2}-\d{2}$/;

export function isDay(text: string): text is Day {
  if (!pattern.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The local day an instant falls on. */
export function dayOf(instant: Date, zone: Zone): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** The first instant of a local day; where the clock skips midnight, the first instant there is. */
export function startOf(day: Day, zone: Zone): Date {
  return new Date(
    Temporal.PlainDate.from(day).toZonedDateTime(zone).startOfDay().epochMilliseconds,
  );
}

/** The first instant after a local day. A day has 23, 24 or 25 hours. */
export const endOf = (day: Day, zone: Zone): Date => startOf(addDays(day, 1), zone);

const dayMs = 86_400_000;
const dayAt = (utcMidnight: number): Day => new Date(utcMidnight).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayAt(Date.parse(day) + days * dayMs);

/** Whole calendar days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs;

export type DayRange = { readonly from: Day; readonly to: Day };

/** The calendar month before the one `day` lies in, both ends included. */
export function previousMonth(day: Day): DayRange {
  const to = addDays(`${day.slice(0, 8)}01`, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}

/** The n local days that end with `day`, `day` included. */
export const window = (day: Day, days: number): DayRange => ({
  from: addDays(day, 1 - days),
  to: day,
});
