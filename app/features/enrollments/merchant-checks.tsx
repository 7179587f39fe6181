import { useLingui } from "@lingui/react";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { useFormats, useInWords } from "~/ui/reader";
import type { CheckFigure, CheckOutcome, Checks, CheckView } from "./check-view";
import css from "./merchant-enrollment.module.css";

const signals: Readonly<Record<CheckOutcome, Signal>> = {
  KEPT: "clear",
  WARNED: "needs",
  RECOVERED: "clear",
  UNKNOWN: "hold",
  REMOVED: "ended",
  DUE: "needs",
  GRADUATED: "clear",
};

function OutcomeFlag({ of }: { readonly of: CheckOutcome }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<CheckOutcome, string>> = {
    KEPT: i18n._("In order"),
    WARNED: i18n._("Warned"),
    RECOVERED: i18n._("Recovered"),
    UNKNOWN: i18n._("Not known"),
    REMOVED: i18n._("Ended by the rules"),
    DUE: i18n._("Deposit due"),
    GRADUATED: i18n._("Graduated"),
  };
  return <SignalFlag signal={signals[of]} word={words[of]} />;
}

/** Each check with its figures: what they were, what they had to be, what was missing; and the next one. */
export function ChecksView({ of }: { readonly of: Checks }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  return (
    <>
      {of.nextOn ? <p>{i18n._("Next monthly check: {day}", { day: day(of.nextOn) })}</p> : null}
      {of.daily ? (
        <p className={css.quiet}>
          {i18n._("Limits are looked at every day; a day that says nothing new is not listed.")}
        </p>
      ) : null}
      {of.made.length === 0 ? <p>{i18n._("Nothing has been found so far.")}</p> : null}
      <ol className={css.checks}>
        {of.made.map((check) => (
          <Check key={check.id} of={check} />
        ))}
      </ol>
    </>
  );
}

function Check({ of }: { readonly of: CheckView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day } = useFormats();
  const title =
    of.about !== "conditions"
      ? i18n._("Deposit, {day}", { day: day(of.day) })
      : of.monthly
        ? i18n._("Monthly check, {day}", { day: day(of.day) })
        : i18n._("Daily check, {day}", { day: day(of.day) });
  return (
    <li className={css.milestone}>
      <div className={css.milestoneLine}>
        <strong>{title}</strong>
        <OutcomeFlag of={of.outcome} />
      </div>
      <ul className={css.figures}>
        {of.figures.map((figure) => (
          <Figure key={`${figure.key} ${figure.label.en}`} of={figure} about={of.about} />
        ))}
      </ul>
      <p className={css.quiet}>{inWords(of.sentence)}</p>
    </li>
  );
}

function Figure({ of, about }: { readonly of: CheckFigure } & Pick<CheckView, "about">) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const parts = [
    i18n._("now {value}", { value: inWords(of.now) }),
    about !== "conditions"
      ? i18n._("the trial ends with {value}", { value: inWords(of.needed) })
      : i18n._("needed {value}", { value: inWords(of.needed) }),
    of.gap ? inWords(of.gap) : null,
  ];
  return (
    <li>
      {inWords(of.label)}: {parts.filter(Boolean).join(" · ")}
    </li>
  );
}
