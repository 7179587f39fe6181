/** Promises in working days: weekends, holidays and make-up working days of a marketplace, in its zone. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { addDays, type Day, dayOf, isDay, type Zone } from "./day";

export type WorkingCalendar = {
  /** ISO weekdays that are off: 6 is Saturday, 7 Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly Day[];
  /** Days that are worked although they fall on a weekend (调休). */
  readonly workdays: readonly Day[];
  /** The last minute of a working day that counts, local time. */
  readonly closesAt: string;
};

const day = z.string().refine(isDay, "a day such as 2026-01-31");
const calendarSchema = z.object({
  weekend: z.array(z.number().int().min(1).max(7)).max(6).default([6, 7]),
  holidays: z.array(day).default([]),
  workdays: z.array(day).default([]),
  closesAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default("18:00"),
});
const inSettings = z.object({ calendar: calendarSchema.prefault({}) });

/** The calendar a marketplace keeps in its settings; what is not set is Monday to Friday until 18:00. */
export const calendarOf = (settings: unknown): WorkingCalendar =>
  inSettings.parse(settings ?? {}).calendar;

export function isWorkingDay(date: Day, calendar: WorkingCalendar): boolean {
  if (calendar.workdays.includes(date)) return true;
  if (calendar.holidays.includes(date)) return false;
  return !calendar.weekend.includes(Temporal.PlainDate.from(date).dayOfWeek);
}

/** The working day that is `count` working days after `from`; `from` itself is never counted. */
export function addWorkingDays(from: Day, count: number, calendar: WorkingCalendar): Day {
  let [date, left] = [from, count];
  for (let looked = 0; left > 0; looked += 1) {
    // A calendar without any working day would never end; a year of holidays is a mistake of its own.
    if (looked > 366) return addDays(from, count);
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) left -= 1;
  }
  return date;
}

/** The instant a promise of so many working days runs out: at closing time of the last one. */
export function promiseOf(
  at: Date,
  workingDays: number,
  calendar: WorkingCalendar,
  zone: Zone,
): Date {
  const last = addWorkingDays(dayOf(at, zone), workingDays, calendar);
  const closing = Temporal.PlainDate.from(last)
    .toPlainDateTime(Temporal.PlainTime.from(calendar.closesAt))
    .toZonedDateTime(zone);
  return new Date(closing.epochMilliseconds);
}
