import { useLingui } from "@lingui/react";
import { writerWords } from "~/features/history/automatic-words";
import { When } from "~/ui/figure/times";
import { InternalNote } from "~/ui/layout/notice";
import { useInWords } from "~/ui/reader";
import type { ApplicationCase, DecisionView } from "./application-case";
import { reasonWords } from "./reason-code";
import css from "./staff-case.module.css";

/** What history's verbs mean; a verb without a sentence shows as it is. */
export function useStepSentence(): (verb: string) => string {
  const { i18n } = useLingui();
  const sentences: Readonly<Record<string, string>> = {
    started: i18n._("began the application"),
    answered: i18n._("changed the answers"),
    agreed: i18n._("agreed to the terms"),
    "evidence-attached": i18n._("attached a file"),
    "evidence-removed": i18n._("removed a file"),
    "evidence-viewed": i18n._("viewed a file"),
    "terms-changed": i18n._("was shown changed terms"),
    "turned-back": i18n._("was turned back by the rules"),
    submitted: i18n._("sent the application"),
    screened: i18n._("compared it with the rules"),
    "info-requested": i18n._("asked for changes"),
    "info-answered": i18n._("sent the changes"),
    "first-approval": i18n._("approved as the first of two"),
    approved: i18n._("approved"),
    rejected: i18n._("declined"),
    undone: i18n._("took the decision back"),
    settled: i18n._("made the decision final"),
    waitlisted: i18n._("put it on the waiting list"),
    withdrawn: i18n._("withdrew the application"),
    expired: i18n._("let the application expire"),
  };
  return (verb) => sentences[verb] ?? verb.replaceAll("-", " ");
}

export function StaffCaseSteps({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const sentence = useStepSentence();
  return (
    <ol className={css.steps} aria-label={i18n._("What happened, newest first")}>
      {of.steps.map((step) => (
        <li key={step.id} id={step.id}>
          <When at={step.at} as="short" />
          <span>
            <strong>{inWords(writerWords(step.by))}</strong> {sentence(step.verb)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The decisions on this application, with what the merchant read and what she never sees. */
export function StaffCaseDecisions({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  if (of.decisions.length === 0) return <p>{i18n._("Nothing has been decided yet.")}</p>;
  return (
    <ul className={css.decisions}>
      {of.decisions.map((decision) => (
        <li key={decision.id}>
          <Decision of={decision} />
        </li>
      ))}
    </ul>
  );
}

function Decision({ of }: { readonly of: DecisionView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const name = inWords(writerWords(of.by.name));
  const words = {
    approved: i18n._("Approved by {name}", { name }),
    rejected: i18n._("Declined by {name}", { name }),
    "first-approval": i18n._("First approval by {name}", { name }),
  };
  return (
    <>
      <p>
        <strong>{words[of.outcome]}</strong> <When at={of.at} as="short" />
        {of.undoneAt ? ` · ${i18n._("taken back")}` : null}
      </p>
      {of.reasonCodes.map((code) => (
        <p key={code}>{inWords(reasonWords[code])}</p>
      ))}
      {of.note ? <p>{of.note}</p> : null}
      {of.internalNote ? (
        <InternalNote label={i18n._("Internal: the merchant never sees this")}>
          {of.internalNote}
        </InternalNote>
      ) : null}
    </>
  );
}
