import { type Calendar, type DayNumber, dateOf } from "./moments";
import type { Store } from "./stores";

/** A fact that only the platform knows. */
export const metricLine = (
  calendar: Calendar,
  { storeUid }: Store,
  day: DayNumber,
  metric: string,
  value: number | boolean,
) => ({ storeUid, metric, asOf: dateOf(calendar, day), value });
