import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { TextArea } from "~/ui/form/text-fields";
import { useReader } from "~/ui/reader";
import type { ApplicationCase } from "./application-case";
import css from "./staff-case.module.css";
import { type Deciding, DecisionForm, SubmitDecision } from "./staff-decision-form";

/** Approving, and who else must. Unviewed files need a word of why. */
export function StaffApproveForm(props: Deciding) {
  const { i18n } = useLingui();
  const { of } = props;
  const { approval, viewedEvidence, evidence } = of;
  const met = of.now.explanation.outcome !== "not_eligible";
  const open = approval.mayApprove && met;
  const unviewed = evidence.length - viewedEvidence.length;
  const second = approval.needed > 1 && approval.given > 0;
  const words =
    approval.needed < 2
      ? i18n._("Approve")
      : second
        ? i18n._("Approve as the second person")
        : i18n._("Give the first of two approvals");
  return (
    <DecisionForm {...props} intent="approve">
      <TwoPeople of={of} />
      {met ? null : (
        <p className={css.blocked}>
          {i18n._("The rules are not met now, so it cannot be approved.")}
        </p>
      )}
      {unviewed > 0 && open ? (
        <TextArea
          name="internalNote"
          rows={2}
          label={i18n._(
            "{count, plural, one {One file is not viewed yet. Say why you approve without it} other {# files are not viewed yet. Say why you approve without them}}",
            { count: unviewed },
          )}
          hint={i18n._("Internal: the merchant never sees this")}
        />
      ) : null}
      <SubmitDecision of={of} intent="approve" disabled={!open} shortcut="1">
        {words}
      </SubmitDecision>
    </DecisionForm>
  );
}

function TwoPeople({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const { currency } = useReader();
  const { needed, given, stakeMinor, mayNotBecause } = of.approval;
  const first = of.decisions.find(
    ({ outcome, undoneAt }) => outcome === "first-approval" && undoneAt === null,
  );
  if (needed < 2 && mayNotBecause === null) return null;
  return (
    <div className={css.twoPeople}>
      {needed > 1 ? (
        <p>
          {stakeMinor === "0" ? null : (
            <>
              {i18n._("At stake:")} <Money amount={{ amountMinor: stakeMinor, currency }} strong />
              {" · "}
            </>
          )}
          {i18n._("This needs the approval of two people.")}
        </p>
      ) : null}
      {given > 0 && first ? (
        <p>
          {i18n._("First approval by {name}. Waiting for a second person.", {
            name: first.by.name,
          })}{" "}
          <When at={first.at} as="ago" />
        </p>
      ) : null}
      {mayNotBecause === "role" ? (
        <p>{i18n._("This approval needs a colleague with another role.")}</p>
      ) : null}
      {mayNotBecause === "own-approval" ? (
        <p>{i18n._("You gave the first approval, so somebody else gives the second.")}</p>
      ) : null}
    </div>
  );
}
