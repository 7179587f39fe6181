/** What a program that reduces or defers the deposit comes to for one shop. Amounts in minor units. */
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { DepositDeferral, DueBecause, TrialCounters } from "./deferral";
import type { DepositView } from "./deposit-view";
import { type TrialCounter, trialCounters, trialStanding } from "./trial";

export type DepositEffect = {
  readonly currency: Currency;
  /** What must be held now, and what would have to be held without the program. */
  readonly requiredMinor: number;
  readonly insteadMinor: number;
  readonly heldMinor: number;
  /** The base is reduced, and saves nothing because another part is higher. */
  readonly idle: boolean;
  readonly trial: TrialEffect | null;
  readonly order: DepositView["order"];
};
export type TrialEffect = {
  readonly counters: readonly TrialCounter[];
  /** Set once it is over: by a counter, or `ended` by the program. */
  readonly because: DueBecause | "ended" | null;
  readonly overOn: Day | null;
  /** What falls due, or is due, once it is over. */
  readonly dueMinor: number;
  /** At the pace so far; null once it is over. */
  readonly estimatedEnd: Day | null;
  /** What the platform keeps to while it runs. */
  readonly caps: DepositDeferral["caps"];
};

/** As the rooms below know it: the reduction's share of the assessment, and the trial's own row. */
export type EffectFound = {
  readonly savedMinor: number;
  readonly reduces: boolean;
  readonly trial: {
    readonly terms: DepositDeferral;
    readonly fromDay: Day;
    readonly counters: TrialCounters;
    readonly because: DueBecause | "ended" | null;
    readonly overOn: Day | null;
  } | null;
};

function trialEffect(view: DepositView, trial: NonNullable<EffectFound["trial"]>): TrialEffect {
  const { terms, counters, because, overOn, fromDay } = trial;
  const over = overOn !== null;
  return {
    counters: trialCounters(terms, counters, view.currency),
    because,
    overOn,
    dueMinor: over ? view.requiredMinor : view.deferredMinor,
    estimatedEnd: over ? null : trialStanding(terms, fromDay, counters).estimatedEnd,
    caps: terms.caps,
  };
}

export function effectOf(view: DepositView, found: EffectFound): DepositEffect {
  const deferred = found.trial !== null && found.trial.overOn === null;
  const saved = found.reduces ? found.savedMinor : 0;
  return {
    currency: view.currency,
    requiredMinor: view.requiredMinor,
    insteadMinor: deferred ? view.deferredMinor : view.requiredMinor + saved,
    heldMinor: view.availableMinor,
    idle: found.reduces && found.savedMinor === 0,
    trial: found.trial === null ? null : trialEffect(view, found.trial),
    order: view.order,
  };
}
