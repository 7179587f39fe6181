/** Stages, milestones and grants as the enrollment's page shows them. */
import { conditionsOf } from "~/features/eligibility/conditions";
import { explain } from "~/features/eligibility/explain";
import type { Facts } from "~/features/metrics/fact";
import type { Lever } from "~/features/programs/kind";
import { addDays, type Day } from "~/values/day";
import type { Currency } from "~/values/money";
import { publicId } from "~/values/public-id";
import type { Words } from "~/values/words";
import type { GrantStatus, MilestoneStatus, StageStatus } from "./enrollment";
import type { EnrollmentPage, GrantView, MilestoneView, StageView } from "./enrollment-page";
import { measureSchema } from "./measure";

export type PlanRows = {
  readonly stages: readonly {
    readonly key: string;
    readonly name: Words;
    readonly status: StageStatus;
    readonly from_day: Day;
    readonly to_day: Day;
  }[];
  readonly milestones: readonly {
    readonly stage_key: string;
    readonly key: string;
    readonly name: Words;
    readonly measure: unknown;
    readonly status: MilestoneStatus;
    readonly due_on: Day;
    readonly done_on: Day | null;
  }[];
  readonly grants: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: Words;
    readonly lever: Lever;
    readonly status: GrantStatus;
    readonly stage_key: string | null;
    readonly worth_minor: number | null;
    readonly currency: string;
    readonly from_day: Day;
    readonly to_day: Day | null;
    readonly granted_at: Date | null;
  }[];
};
type Known = { readonly facts: Facts; readonly currency: Currency };

/** Of a rule the condition that is furthest behind; sales since the start are told by the day's own figures. */
function progressOf(measure: unknown, status: MilestoneStatus, { facts, currency }: Known) {
  const none = { progress: null, share: null };
  if (status === "DONE" || status === "MISSED") return none;
  const parsed = measureSchema.parse(measure);
  if (parsed.by === "net-value") return none;
  const conditions = conditionsOf(explain(parsed.rule, facts, { currency }), { currency });
  const [worst] = conditions
    .filter(({ state }) => state !== "met")
    .toSorted((left, right) => (left.progress ?? 0) - (right.progress ?? 0));
  return worst === undefined ? none : { progress: worst.sentence, share: worst.progress };
}

export const stageViews = (plan: PlanRows, known: Known): readonly StageView[] =>
  plan.stages.map((stage) => ({
    key: stage.key,
    name: stage.name,
    status: stage.status,
    from: stage.from_day,
    to: stage.to_day,
    milestones: plan.milestones
      .filter(({ stage_key }) => stage_key === stage.key)
      .map(
        (milestone): MilestoneView => ({
          key: milestone.key,
          name: milestone.name,
          status: milestone.status,
          dueOn: milestone.due_on,
          doneOn: milestone.done_on,
          ...progressOf(milestone.measure, milestone.status, known),
        }),
      ),
  }));

export const grantViews = (plan: PlanRows): readonly GrantView[] =>
  plan.grants.map((grant) => ({
    id: publicId("grant", grant.id),
    key: grant.key,
    name: grant.name,
    lever: grant.lever,
    status: grant.status,
    stage: grant.stage_key,
    worth:
      grant.worth_minor === null
        ? null
        : { amountMinor: String(grant.worth_minor), currency: grant.currency },
    from: grant.from_day,
    to: grant.to_day,
    grantedAt: grant.granted_at,
  }));

/** The open milestone that is due first. */
export function nextOf(stages: readonly StageView[]): EnrollmentPage["next"] {
  const [first] = stages
    .flatMap(({ milestones }) => milestones)
    .filter(({ status }) => status === "OPEN")
    .toSorted((left, right) => left.dueOn.localeCompare(right.dueOn));
  return first === undefined ? null : { name: first.name, dueOn: first.dueOn };
}

/** With nothing open: until the day before the next stage with something to do, else to the end. */
export function restsUntil(stages: readonly StageView[], endsOn: Day | null): Day | null {
  if (nextOf(stages) !== null) return null;
  const ahead = stages.find(
    ({ status, milestones }) => status === "AHEAD" && milestones.length > 0,
  );
  return ahead === undefined ? endsOn : addDays(ahead.from, -1);
}
