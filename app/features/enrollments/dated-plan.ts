/** The template of a kind with dates on it: what an enrollment that begins today will look like. */
import type { Facts } from "~/features/metrics/fact";
import type { Answers, Benefit, Stage, Term } from "~/features/programs/kind";
import type { AnyKind } from "~/features/programs/kinds";
import { addDays, type Day } from "~/values/day";

export type DatedStage = Stage & { readonly from: Day; readonly to: Day };
export type DatedBenefit = Benefit & { readonly from: Day; readonly to: Day | null };
export type DatedPlan = Term & {
  readonly stages: readonly DatedStage[];
  readonly benefits: readonly DatedBenefit[];
};

const earlier = (day: Day, end: Day | null): Day => (end !== null && end < day ? end : day);

/** Stages end with the enrollment at the latest; one that would begin after it does not take place. */
export function datedPlan(
  kind: AnyKind,
  settings: unknown,
  known: { readonly facts: Facts; readonly answers: Answers },
  approvedOn: Day,
): DatedPlan {
  const term = kind.term(settings, approvedOn);
  const stages = kind
    .stages(settings, known.facts)
    .map((stage) => ({
      ...stage,
      from: addDays(term.startsOn, stage.fromDay),
      to: earlier(addDays(term.startsOn, stage.toDay), term.endsOn),
    }))
    .filter((stage) => term.endsOn === null || stage.from <= term.endsOn);
  const benefits = kind
    .benefits(settings, known.facts, known.answers)
    .flatMap((benefit): DatedBenefit[] => {
      const stage = stages.find(({ key }) => key === benefit.stage);
      if (benefit.stage !== null && stage === undefined) return [];
      return [{ ...benefit, ...daysOf(benefit, term, stage) }];
    });
  return { ...term, stages, benefits };
}

/** Of a guarantee its own days; of everything else those of its stage, or of the whole term. */
function daysOf(benefit: Benefit, term: Term, stage: DatedStage | undefined) {
  const { gives } = benefit;
  if (gives.lever === "traffic-guarantee") {
    const from = addDays(term.startsOn, gives.fromDay);
    return { from, to: earlier(addDays(term.startsOn, gives.toDay), term.endsOn) };
  }
  return { from: stage?.from ?? term.startsOn, to: stage?.to ?? term.endsOn };
}
