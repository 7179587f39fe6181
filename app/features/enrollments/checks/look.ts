/** What one check says of one enrollment: answers, figures, where it stands now, and the sentence for it. */
import { conditionsOf } from "~/features/eligibility/conditions";
import { evaluate } from "~/features/eligibility/evaluate";
import { explain } from "~/features/eligibility/explain";
import { leavesIn } from "~/features/eligibility/population";
import type { MetricKey } from "~/features/metrics/dictionary";
import type { Facts } from "~/features/metrics/fact";
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { CheckFigure, CheckOutcome } from "../check-view";
import { type Answer, type Moved, moved, type Standing, sameStanding } from "./standing";
import type { Watch } from "./watch";

type Figure = CheckFigure & { readonly metric: MetricKey };
type WatchAnswer = {
  readonly key: string;
  readonly answer: Answer;
  /** Failed checks in a row after this one. */
  readonly failed: number;
};
export type Look = Moved & {
  readonly outcome: CheckOutcome;
  readonly answers: readonly WatchAnswer[];
  readonly figures: readonly Figure[];
  /** False where a day said nothing that was not known the day before. */
  readonly news: boolean;
};

/** A policy for missing data may end a program; only a known answer puts things in order again. */
function answerOf({ rule, sure }: Watch, facts: Facts): Answer {
  if (evaluate(rule, facts) === "eligible") return "hit";
  return evaluate(sure, facts) === "not_eligible" ? "clear" : "unknown";
}

export const metricsOf = (watches: readonly Watch[]): readonly MetricKey[] => [
  ...new Set(
    watches.flatMap(({ rule, wanted }) =>
      [...leavesIn(rule), ...leavesIn(wanted)].map(({ metric }) => metric),
    ),
  ),
];

function figuresOf(watch: Watch, facts: Facts, currency: Currency): readonly Figure[] {
  return conditionsOf(explain(watch.wanted, facts, { currency }), { currency }).map(
    ({ metric, label, now, needed, gap, state, sentence }) => ({
      key: watch.key,
      metric,
      label,
      now,
      needed,
      gap,
      state,
      sentence,
    }),
  );
}

type Answered = { readonly watch: Watch; readonly answer: Answer };

/** Of what is wrong or not known, the figures that are; where all is well, each figure once. */
function shown(answered: readonly Answered[], facts: Facts, currency: Currency) {
  const troubled = answered.filter(({ answer }) => answer !== "clear");
  if (troubled.length === 0) {
    const all = answered.flatMap(({ watch }) => figuresOf(watch, facts, currency));
    return all.filter(({ metric }, at) => all.findIndex((one) => one.metric === metric) === at);
  }
  return troubled.flatMap(({ watch, answer }) => {
    const figures = figuresOf(watch, facts, currency);
    const state = answer === "hit" ? "unmet" : "unknown";
    const telling = figures.filter((figure) => figure.state === state);
    return telling.length === 0 ? figures.slice(0, 1) : telling;
  });
}

function outcomeOf(before: Standing, after: Moved, answered: readonly Answered[]): CheckOutcome {
  if (after.removedBy !== null) return "REMOVED";
  if (answered.some(({ answer }) => answer === "hit")) return "WARNED";
  const stands = Object.keys(after.standing).length > 0;
  if (Object.keys(before).length > 0 && !stands) return "RECOVERED";
  if (answered.some(({ answer }) => answer === "unknown")) return "UNKNOWN";
  return stands ? "WARNED" : "KEPT";
}

type LookInput = {
  readonly watches: readonly Watch[];
  /** The first check since a month began: monthly watches are looked at too. */
  readonly monthly: boolean;
  readonly standing: Standing;
  readonly facts: Facts;
  readonly day: Day;
  readonly currency: Currency;
};

export function lookAt({ watches, monthly, standing, facts, day, currency }: LookInput): Look {
  const answered = watches
    .filter(({ check }) => monthly || check === "daily")
    .map((watch): Answered => ({ watch, answer: answerOf(watch, facts) }));
  const after = moved(standing, answered, day);
  const removing = answered.filter(({ watch }) => watch === after.removedBy);
  return {
    ...after,
    outcome: outcomeOf(standing, after, answered),
    answers: answered.map(({ watch: { key }, answer }) => ({
      key,
      answer,
      failed: after.standing[key]?.failed ?? 0,
    })),
    figures: shown(removing.length > 0 ? removing : answered, facts, currency),
    news: after.removedBy !== null || !sameStanding(standing, after.standing),
  };
}
