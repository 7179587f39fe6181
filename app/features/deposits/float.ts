/** What refunds will need of the balance at Stripe, day by day, and the first day on which it is not enough. */
import { addDays, type Day, daysBetween } from "~/values/day";

export type ExpectedRefund = {
  readonly storeUid: string;
  readonly day: Day;
  /** Back the way it came, out of the balance at Stripe; the rest is paid by a bank. */
  readonly stripeMinor: number;
  readonly byHandMinor: number;
};
export type FloatDay = {
  readonly day: Day;
  readonly refunds: number;
  readonly stripeMinor: number;
  readonly byHandMinor: number;
  /** Needed at Stripe until the end of this day. */
  readonly neededMinor: number;
};
export const floatDays = 90;

/** Days with nothing to pay are left out; what should have been paid already falls on today. */
export function floatPlan(expected: readonly ExpectedRefund[], today: Day): readonly FloatDay[] {
  const last = addDays(today, floatDays);
  const days = new Map<Day, Omit<FloatDay, "neededMinor">>();
  for (const { day: wanted, stripeMinor, byHandMinor } of expected) {
    const day = wanted < today ? today : wanted;
    if (daysBetween(day, last) < 0) continue;
    const known = days.get(day) ?? { day, refunds: 0, stripeMinor: 0, byHandMinor: 0 };
    days.set(day, {
      day,
      refunds: known.refunds + 1,
      stripeMinor: known.stripeMinor + stripeMinor,
      byHandMinor: known.byHandMinor + byHandMinor,
    });
  }
  let neededMinor = 0;
  return [...days.values()]
    .sort((left, right) => (left.day < right.day ? -1 : 1))
    .map((each) => {
      neededMinor += each.stripeMinor;
      return { ...each, neededMinor };
    });
}

/** The first day on which the balance does not reach, and what is then missing; null where it does. */
export function shortFrom(
  plan: readonly FloatDay[],
  availableMinor: number,
): { readonly day: Day; readonly missingMinor: number } | null {
  const short = plan.find(({ neededMinor }) => neededMinor > availableMinor);
  const last = plan.at(-1);
  if (short === undefined || last === undefined) return null;
  return { day: short.day, missingMinor: last.neededMinor - availableMinor };
}
