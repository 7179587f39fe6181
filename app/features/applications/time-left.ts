import { dayOf, type Zone } from "~/values/day";
import type { TimeLeft } from "./application-case";

/** How a promise stands: broken, due on this local day, or later. */
export function timeLeft(answerBy: Date, now: Date, zone: Zone): TimeLeft {
  if (answerBy.getTime() < now.getTime()) return "past-due";
  return dayOf(answerBy, zone) === dayOf(now, zone) ? "today" : "later";
}
