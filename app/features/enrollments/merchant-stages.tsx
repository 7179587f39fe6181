import { useLingui } from "@lingui/react";
import { type RailStop, SlipRail } from "~/ui/identity/slip-rail";
import { useFormats, useInWords } from "~/ui/reader";
import { isRunning, type StageStatus } from "./enrollment";
import type { EnrollmentPage, MilestoneView, StageView } from "./enrollment-page";
import css from "./merchant-enrollment.module.css";
import { MilestoneFlag } from "./merchant-enrollment-flag";

const railState: Readonly<Record<StageStatus, RailStop["state"]>> = {
  CLOSED: "done",
  OPEN: "now",
  AHEAD: "next",
};

/** The stages on one inclined line from launch to afloat, with today's place on it. */
export function Rail({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay } = useFormats();
  const stateOf = (stage: StageView): RailStop["state"] => {
    if (stage.status !== "CLOSED") return railState[stage.status];
    return stage.milestones.some(({ status }) => status === "MISSED") ? "missed" : "done";
  };
  const words: Readonly<Record<RailStop["state"], string>> = {
    done: i18n._("Reached"),
    now: i18n._("Now"),
    next: i18n._("Ahead"),
    missed: i18n._("Over, not everything reached"),
  };
  const stops = of.stages.map((stage): RailStop => {
    const done = stage.milestones.filter(({ status }) => status === "DONE").length;
    const state = stateOf(stage);
    return {
      key: stage.key,
      title: inWords(stage.name),
      state,
      word: words[state],
      detail: (
        <>
          {i18n._("{from} to {to}", { from: shortDay(stage.from), to: shortDay(stage.to) })}
          {stage.milestones.length > 0 ? (
            <>
              <br />
              {i18n._("{done} of {all} done", { done, all: stage.milestones.length })}
            </>
          ) : null}
        </>
      ),
    };
  });
  if (stops.length === 0) return null;
  const today = isRunning(of.status) ? i18n._("Today: {day}", { day: shortDay(of.today) }) : null;
  return (
    <SlipRail
      label={i18n._("Stages from launch to afloat")}
      stops={stops}
      progress={progressOf(of)}
      {...(today && { today })}
    />
  );
}

/** Where the block stands on the ramp: the open stage's stop, moved on by its days. */
function progressOf({ stages, status }: EnrollmentPage): number {
  if (status === "GRADUATED" || status === "COMPLETED") return 1;
  const steps = Math.max(1, stages.length - 1);
  const open = stages.findIndex((stage) => stage.status === "OPEN");
  const closed = stages.filter((stage) => stage.status === "CLOSED").length;
  return (open >= 0 ? open : Math.max(0, closed - 1)) / steps;
}

/** Every stage's milestones with how far they are, by when, and when they were reached. */
export function Milestones({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay } = useFormats();
  const stages = of.stages.filter(({ milestones }) => milestones.length > 0);
  if (stages.length === 0) return <p>{i18n._("This program has no milestones.")}</p>;
  return (
    <div className={css.stages}>
      {stages.map((stage) => (
        <section key={stage.key} className={css.stage} aria-labelledby={`stage-${stage.key}`}>
          <div className={css.stageHead}>
            <h3 id={`stage-${stage.key}`}>{inWords(stage.name)}</h3>
            <p className={css.quiet}>
              {i18n._("{from} to {to}", { from: shortDay(stage.from), to: shortDay(stage.to) })}
            </p>
          </div>
          <ul className={css.milestones}>
            {stage.milestones.map((milestone) => (
              <li key={milestone.key} className={css.milestone}>
                <Milestone of={milestone} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Milestone({ of }: { readonly of: MilestoneView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay } = useFormats();
  return (
    <>
      <div className={css.milestoneLine}>
        <span>{inWords(of.name)}</span>
        <MilestoneFlag status={of.status} />
      </div>
      <p className={css.quiet}>
        {of.doneOn
          ? i18n._("Reached on {day}", { day: shortDay(of.doneOn) })
          : i18n._("Until the end of {day}", { day: shortDay(of.dueOn) })}
        {of.progress ? ` · ${inWords(of.progress)}` : null}
      </p>
    </>
  );
}
