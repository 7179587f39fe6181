/**
 * What becomes of a shop in deposit-relief, written a second time and as plainly as domain.md says it, for
 * the random lives of the property test to be held against.
 */
import { addDays, type Day } from "~/values/day";

/** A day's facts; `stale` is a night without fresh ones, and nothing is known. */
export type DayFacts = {
  readonly score: number | null;
  readonly points: number;
  readonly serious: boolean;
  readonly stale: boolean;
};
export type ModelShop = {
  status: "ACTIVE" | "WARNED" | "REMOVED" | "COMPLETED";
  endsOn: Day;
  endedOn: Day | null;
  strikes: number;
  scoreMark: boolean;
  lowScoreMark: boolean;
  pointsMark: boolean;
  workedOn: Day;
  monthly: number;
};

export const modelShop = (startsOn: Day): ModelShop => ({
  status: "ACTIVE",
  endsOn: addDays(startsOn, 89),
  endedOn: null,
  strikes: 0,
  scoreMark: false,
  lowScoreMark: false,
  pointsMark: false,
  workedOn: startsOn,
  monthly: 0,
});

export function modelDay(shop: ModelShop, day: Day, facts: DayFacts): void {
  if (shop.endedOn !== null) return;
  const monthly = day.slice(0, 7) > shop.workedOn.slice(0, 7);
  shop.workedOn = day;
  if (day > shop.endsOn) {
    shop.status = "COMPLETED";
    shop.endedOn = shop.endsOn;
    return;
  }
  const { score, points, serious } = facts;
  let removed = false;
  if (monthly) shop.monthly += 1;
  if (!facts.stale) {
    removed = serious || points > 3;
    shop.pointsMark = points >= 1 && points <= 3;
  }
  if (monthly && (facts.stale || score === null)) shop.strikes = 0;
  if (monthly && !facts.stale && score !== null) {
    shop.strikes = score < 460 ? shop.strikes + 1 : 0;
    shop.scoreMark = score < 460;
    shop.lowScoreMark = score >= 460 && score < 470;
    removed ||= shop.strikes >= 2;
  }
  if (removed) {
    shop.status = "REMOVED";
    shop.endedOn = day;
    return;
  }
  shop.status = shop.pointsMark || shop.scoreMark || shop.lowScoreMark ? "WARNED" : "ACTIVE";
  const enters = !facts.stale && score !== null && score >= 470 && points === 0 && !serious;
  if (monthly && enters) shop.endsOn = addDays(day, 89);
}
