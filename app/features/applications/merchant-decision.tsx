import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { CopyId } from "~/ui/figure/copy-id";
import { Notice } from "~/ui/layout/notice";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { isOpen } from "./application";
import type { ApplicationForm } from "./application-case";
import { ApplicationFlag } from "./merchant-application-flag";
import css from "./merchant-apply.module.css";

/** Where the application stands: the promise while it waits, the decision with its reasons afterwards. */
export function ApplicationStanding({ of }: { readonly of: ApplicationForm }) {
  const { decision } = of;
  if (decision !== null) return <Decision of={of} />;
  return isOpen(of.status) ? <AnswerPromise of={of} /> : null;
}

/** The dated promise, in the marketplace's own zone. */
export function AnswerPromise({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const { shortDateTime, zoneName } = useFormats();
  if (of.answerBy === null) return null;
  return (
    <p className={css.promise}>
      {i18n._("We will answer by {time} {zone}.", {
        time: shortDateTime(of.answerBy),
        zone: zoneName(),
      })}
    </p>
  );
}

function Decision({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { decision } = of;
  if (decision === null) return null;
  if (decision.outcome === "approved")
    return (
      <Notice tone="ok" title={i18n._("Approved.")}>
        {of.enrollmentId ? (
          <ButtonLink to={`/enrollments/${of.enrollmentId}`} look="primary">
            {i18n._("Open your program")}
          </ButtonLink>
        ) : (
          i18n._("Your program is being set up. This takes less than a minute.")
        )}
      </Notice>
    );
  return (
    <Notice title={i18n._("Not approved this time.")}>
      <ul className={css.steps}>
        {decision.reasons.map(({ code, words }) => (
          <li key={code}>{inWords(words)}</li>
        ))}
        {decision.note ? <li>{decision.note}</li> : null}
      </ul>
    </Notice>
  );
}

/** Reference, status and dates: what one reads out on the phone. */
export function ApplicationFacts({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  const rows = [
    {
      key: "reference",
      label: i18n._("Reference"),
      value: <CopyId text={of.id} label={i18n._("Reference")} />,
    },
    { key: "status", label: i18n._("Status"), value: <ApplicationFlag status={of.status} /> },
    { key: "shop", label: i18n._("Shop"), value: of.store.name },
    ...(of.product ? [{ key: "product", label: i18n._("Product"), value: of.product.title }] : []),
    ...(of.submittedAt
      ? [{ key: "sent", label: i18n._("Sent"), value: deadline(of.submittedAt) }]
      : []),
    ...(of.decision
      ? [{ key: "decided", label: i18n._("Decided"), value: deadline(of.decision.at) }]
      : []),
  ];
  return <SummaryList rows={rows} />;
}

/** What happens between sending and the answer. */
export function WhatHappensNext({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const steps = [
    i18n._("We compare your answers with the rules and look at your files."),
    i18n._("If something is missing, we ask for it once. You keep your place in the queue."),
    i18n._("If it is approved, the program begins and you find it under Mine."),
    i18n._("You can withdraw until it is decided."),
  ];
  return of.decision === null ? (
    <ul className={css.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  ) : null;
}
