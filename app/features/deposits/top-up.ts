/** The clock of a top-up order: when it is due, when it reminds, and what follows while it is unpaid. */
import { addDays, type Day, dayOf, daysBetween, endOf, type Zone } from "~/values/day";
import type { Consequence, Ladder } from "./policy";

export const topUpStates = [
  "OPEN",
  "PARTLY_PAID",
  "PAID",
  "OVERDUE",
  "ENFORCED",
  "CANCELLED",
] as const;
export type TopUpState = (typeof topUpStates)[number];

export type TopUpTerms = {
  readonly openedOn: Day;
  readonly days: number;
  readonly remindAfterDays: readonly number[];
  readonly ladder: Ladder;
  readonly zone: Zone;
};

const secondMs = 1_000;

/** The last second of the last day, 23:59:59 where the marketplace is. */
export const dueAt = ({ openedOn, days, zone }: Pick<TopUpTerms, "openedOn" | "days" | "zone">) =>
  new Date(endOf(addDays(openedOn, days), zone).getTime() - secondMs);

/** The instant a step of the ladder begins: when its day has ended unpaid. */
const stepAt = ({ openedOn, zone }: TopUpTerms, afterDays: number): Date =>
  endOf(addDays(openedOn, afterDays), zone);

export type TopUpStanding = {
  readonly state: TopUpState;
  /** Everything in force now, mildest first. */
  readonly consequences: readonly Consequence[];
  readonly next: { readonly consequence: Consequence; readonly at: Date } | null;
  /** The reminders whose day has come, by their days. */
  readonly remindersDue: readonly number[];
};

const settled = (state: "PAID" | "CANCELLED"): TopUpStanding => ({
  state,
  consequences: [],
  next: null,
  remindersDue: [],
});

export function topUpStanding(
  terms: TopUpTerms,
  { amountMinor, paidMinor }: { readonly amountMinor: number; readonly paidMinor: number },
  at: Date,
): TopUpStanding {
  if (paidMinor >= amountMinor) return settled("PAID");
  const reached = terms.ladder.filter(({ afterDays }) => at >= stepAt(terms, afterDays));
  const coming = terms.ladder[reached.length];
  const since = daysBetween(terms.openedOn, dayOf(at, terms.zone));
  const late = at > dueAt(terms);
  const unpaid: TopUpState = paidMinor > 0 ? "PARTLY_PAID" : "OPEN";
  return {
    state: reached.length > 1 ? "ENFORCED" : late ? "OVERDUE" : unpaid,
    consequences: reached.map(({ consequence }) => consequence),
    next:
      coming === undefined
        ? null
        : { consequence: coming.consequence, at: stepAt(terms, coming.afterDays) },
    remindersDue: terms.remindAfterDays.filter((days) => since >= days),
  };
}

/** What one settlement gives to an order when the merchant chose to pay from proceeds; rounded down. */
export const fromProceeds = (settlementMinor: number, share: number, leftMinor: number): number =>
  Math.max(0, Math.min(leftMinor, Math.floor((settlementMinor * share) / 10_000)));
