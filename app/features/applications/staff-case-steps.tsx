import { useLingui } from "@lingui/react";
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
    "application-begun": i18n._("Began the application"),
    "application-answered": i18n._("Changed the answers"),
    "application-submitted": i18n._("Sent the application"),
    "application-screened": i18n._("Screened by the rules"),
    "application-claimed": i18n._("Took the case"),
    "application-released": i18n._("Gave the case back"),
    "application-info-requested": i18n._("Asked for changes"),
    "application-info-answered": i18n._("Sent the changes"),
    "application-first-approved": i18n._("Approved as the first of two"),
    "application-approved": i18n._("Approved"),
    "application-rejected": i18n._("Declined"),
    "application-waitlisted": i18n._("Put on the waiting list"),
    "application-withdrawn": i18n._("Withdrew the application"),
    "application-expired": i18n._("The application expired"),
    "application-noted": i18n._("Wrote an internal note"),
    "decision-undone": i18n._("Took the decision back"),
    "evidence-attached": i18n._("Attached a file"),
    "evidence-removed": i18n._("Removed a file"),
    "evidence-viewed": i18n._("Viewed a file"),
  };
  return (verb) => sentences[verb] ?? verb.replaceAll("-", " ");
}

export function StaffCaseSteps({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const sentence = useStepSentence();
  return (
    <ol className={css.steps} aria-label={i18n._("What happened, newest first")}>
      {of.steps.map((step) => (
        <li key={step.id} id={step.id}>
          <When at={step.at} as="short" />
          <span>
            <strong>{step.by}</strong> {sentence(step.verb)}
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
  const words = {
    approved: i18n._("Approved by {name}", { name: of.by.name }),
    rejected: i18n._("Declined by {name}", { name: of.by.name }),
    "first-approval": i18n._("First approval by {name}", { name: of.by.name }),
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
