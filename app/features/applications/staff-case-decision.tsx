import { useLingui } from "@lingui/react";
import { Notice } from "~/ui/layout/notice";
import { useFormats, useInWords } from "~/ui/reader";
import { StaffApproveForm } from "./staff-approve-form";
import css from "./staff-case.module.css";
import { StaffChangesForm } from "./staff-changes-form";
import type { Deciding } from "./staff-decision-form";
import { StaffDeclineForm } from "./staff-decline-form";

/** Approve, ask for changes, decline: the three ways on, each a form of its own. */
export function StaffCaseDecision(props: Deciding) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { list } = useFormats();
  const { of } = props;
  if (of.status !== "IN_REVIEW") return null;
  if (!props.mayDecide)
    return (
      <Notice title={i18n._("Your role does not decide applications")}>
        {i18n._("A reviewer, program manager or category manager does.")}
      </Notice>
    );
  if (!of.approval.takesPart)
    return (
      <Notice title={i18n._("Other roles decide this case")}>
        {list(of.approval.roles.map((role) => inWords(role)))}
      </Notice>
    );
  return (
    <section className={css.decision} aria-label={i18n._("Decision")}>
      <StaffApproveForm {...props} />
      <details className={css.way} name="way" data-way="changes">
        <summary>
          {i18n._("Ask for changes")} <kbd className={css.key}>2</kbd>
        </summary>
        <StaffChangesForm {...props} />
      </details>
      <details className={css.way} name="way" data-way="decline">
        <summary>
          {i18n._("Decline")} <kbd className={css.key}>3</kbd>
        </summary>
        <StaffDeclineForm {...props} />
      </details>
    </section>
  );
}
