import { useLingui } from "@lingui/react";
import { Mark } from "~/ui/identity/mark";
import { useFormats, useInWords } from "~/ui/reader";
import type { EnrollmentPage } from "./enrollment-page";
import css from "./merchant-enrollment.module.css";

/** What was reached and received, to keep and to print; fills a page of its own on paper. */
export function Certificate({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, money, number } = useFormats();
  const worth = of.grants.flatMap((grant) => (grant.worth ? [grant.worth] : []));
  const [first] = worth;
  const total = first
    ? {
        amountMinor: worth.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n),
        currency: first.currency,
      }
    : null;
  const milestones = of.stages.flatMap((stage) => stage.milestones);
  const done = milestones.filter(({ status }) => status === "DONE").length;
  return (
    <section className={css.certificate} aria-labelledby="certificate">
      <Mark size={48} />
      <p id="certificate" className={css.certificateName}>
        {i18n._("{store} completed {program}", {
          store: of.store.name,
          program: inWords(of.program.name),
        })}
      </p>
      <p>{i18n._("{from} to {to}", { from: day(of.startsOn), to: day(of.endedOn ?? of.today) })}</p>
      {milestones.length > 0 ? (
        <p>
          {i18n._("{done} of {all} milestones reached", {
            done: number(done),
            all: number(milestones.length),
          })}
        </p>
      ) : null}
      {total ? <p>{i18n._("Benefits worth up to {amount}", { amount: money(total) })}</p> : null}
      <p className={css.quiet}>{of.id}</p>
    </section>
  );
}
