/** Zero-entry as its merchant sees it: three counters, what falls due, and when that is likely. */
import { addDays, type Day } from "~/values/day";
import { type DepositDeferral, type DueBecause, dueBecause, type TrialCounters } from "./deferral";

export type TrialStanding = {
  readonly counters: TrialCounters;
  /** Set as soon as a counter has ended the trial. */
  readonly because: DueBecause | null;
  /** The last day on which the deposit can still be deferred, at the pace so far; a trial that is over has none. */
  readonly estimatedEnd: Day | null;
};

/** Days until a counter that grows evenly reaches its end; null where it has not begun to grow. */
const daysToReach = (end: number, sofar: number, days: number): number | null =>
  sofar <= 0 ? null : Math.ceil(((end - sofar) * Math.max(days, 1)) / sofar);

/** `startedOn` is day 0. */
export function trialStanding(
  deferral: DepositDeferral,
  startedOn: Day,
  counters: TrialCounters,
): TrialStanding {
  const because = dueBecause(deferral, counters);
  if (because !== null) return { counters, because, estimatedEnd: null };
  const { due } = deferral;
  const ahead = [
    due.day - counters.day,
    daysToReach(due.ordersMoreThan + 1, counters.orders, counters.day),
    daysToReach(due.valueFromMinor, counters.valueMinor, counters.day),
  ].filter((days) => days !== null);
  const estimatedEnd = addDays(startedOn, counters.day + Math.min(...ahead));
  return { counters, because, estimatedEnd };
}
