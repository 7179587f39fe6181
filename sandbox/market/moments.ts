/** Days of the simulation and moments of them, as the records write them. */
import { Temporal } from "temporal-polyfill";
import { addDays, type Day, type Zone } from "~/values/day";

/** Days of the simulation are counted from 0. */
export type DayNumber = number;
export type Calendar = { readonly from: Day; readonly zone: Zone };

export const dateOf = ({ from }: Calendar, day: DayNumber): Day => addDays(from, day);

/** RFC 3339, in UTC, of so many minutes after local midnight. */
export function momentOf(calendar: Calendar, day: DayNumber, minutes: number): string {
  const late = Math.floor(minutes / 1_440);
  const left = minutes - late * 1_440;
  return Temporal.PlainDate.from(dateOf(calendar, day + late))
    .toZonedDateTime({
      timeZone: calendar.zone,
      plainTime: { hour: Math.floor(left / 60), minute: Math.floor(left % 60) },
    })
    .toInstant()
    .toString();
}

export const hourWindows = ["00-06", "06-12", "12-18", "18-24"] as const;
export type HourWindow = (typeof hourWindows)[number];
/** The platform reads the plan before each part of a day, and reports when the part is over. */
export const dayParts: readonly (readonly HourWindow[])[] = [
  ["00-06", "06-12"],
  ["12-18", "18-24"],
];
/** The first full hour of a window such as `06-12`. */
export const hourOf = (window: string): number => Number(window.slice(0, 2));
