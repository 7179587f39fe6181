import { addDays, type Day } from "~/values/day";
import type { Term } from "./kind";

/** `days` local days from `startsOn`, the first included. */
export const termFrom = (startsOn: Day, days: number): Term => ({
  startsOn,
  endsOn: addDays(startsOn, days - 1),
});

const dayOfWeek = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The first Monday after a day. */
export const mondayAfter = (day: Day): Day => addDays(day, (8 - dayOfWeek(day)) % 7 || 7);

const padded = (value: number): string => String(value).padStart(2, "0");

export type Quarter = { readonly from: Day; readonly to: Day };
/** The calendar quarter a day lies in. */
export function quarterOf(day: Day): Quarter {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const first = month - ((month - 1) % 3);
  const from = `${year}-${padded(first)}-01`;
  const next = first === 10 ? `${year + 1}-01-01` : `${year}-${padded(first + 3)}-01`;
  return { from, to: addDays(next, -1) };
}
