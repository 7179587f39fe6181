import { useLingui } from "@lingui/react";
import { Notice } from "~/ui/layout/notice";
import { useFormats, useInWords } from "~/ui/reader";
import { isRunning } from "./enrollment";
import type { EnrollmentPage } from "./enrollment-page";
import css from "./merchant-enrollment.module.css";

/** The next thing for the merchant with its last day, or until when nothing is due. */
export function NextThing({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay, day } = useFormats();
  if (!isRunning(of.status))
    return (
      <div className={css.next}>
        <p className={css.nextName}>
          {of.endedOn ? i18n._("Ended on {day}", { day: day(of.endedOn) }) : i18n._("Ended")}
        </p>
        {of.endedBecause ? <p>{inWords(of.endedBecause)}</p> : null}
      </div>
    );
  if (of.next)
    return (
      <div className={css.next}>
        <p className={css.quiet}>
          {i18n._("Next for you, until the end of {day}", { day: shortDay(of.next.dueOn) })}
        </p>
        <p className={css.nextName}>{inWords(of.next.name)}</p>
      </div>
    );
  return (
    <div className={css.next}>
      <p className={css.nextName}>
        {of.restsUntil
          ? i18n._("Nothing for you to do until the end of {day}", { day: shortDay(of.restsUntil) })
          : i18n._("Nothing for you to do")}
      </p>
    </div>
  );
}

/** Which rule is at risk, by how much, and the last day to recover. */
export function AtRisk({ of: { warning } }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, shortDay } = useFormats();
  if (warning === null) return null;
  if (warning.pays)
    return (
      <Notice tone="warn" title={i18n._("The deposit is due")}>
        {warning.reasons.map((reason) => (
          <p key={reason.en}>{inWords(reason)}</p>
        ))}
      </Notice>
    );
  return (
    <Notice tone="warn" title={i18n._("At risk since {day}", { day: day(warning.since) })}>
      <ul>
        {warning.reasons.map((reason) => (
          <li key={reason.en}>{inWords(reason)}</li>
        ))}
      </ul>
      <p>
        {warning.recoverBy
          ? i18n._("Last day to recover: {day}. After that the program ends.", {
              day: shortDay(warning.recoverBy),
            })
          : i18n._("Nothing ends by itself. The warning goes once the figure is back.")}
      </p>
    </Notice>
  );
}
