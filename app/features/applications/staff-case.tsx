import { useLingui } from "@lingui/react";
import { Link, useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { Button } from "~/ui/action/button";
import { classNames } from "~/ui/class-names";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import type { ApplicationCase, Claim } from "./application-case";
import { taskNames } from "./change-request";
import { StaffApplicationFlag } from "./staff-application-flag";
import css from "./staff-case.module.css";
import { StaffCaseAnswers } from "./staff-case-answers";
import { StaffCaseDecision } from "./staff-case-decision";
import { StaffCaseEvidence } from "./staff-case-evidence";
import { StaffCaseRules } from "./staff-case-rules";
import { StaffCaseDecisions, StaffCaseSteps } from "./staff-case-steps";
import type { Deciding } from "./staff-decision-form";

export type StaffCaseProps = Deciding & {
  /** "Anything odd?", answered by whoever can look beyond this application. */
  readonly signs: ReactNode;
  readonly mayClaim: boolean;
  /** The reader's own id: a lock of hers is no warning. */
  readonly readerId: string;
};

/** The case as the questions a reviewer asks. `wide` sets the files beside them. */
export function StaffCase(props: StaffCaseProps & { readonly wide?: boolean }) {
  const { i18n } = useLingui();
  const { of, wide = false } = props;
  return (
    <div className={classNames(css.case, wide && css.wideCase)}>
      <div className={css.about}>
        <CaseLine {...props} />
        <CaseLock {...props} />
        <OpenRequest of={of} />
      </div>
      <div className={css.questions}>
        <Panel title={i18n._("Does it meet the rules?")} lead={<RulesLead of={of} />} flush>
          <StaffCaseRules of={of} />
        </Panel>
        {wide ? null : <EvidencePanel of={of} />}
        <Panel title={i18n._("What does the shop say?")}>
          <StaffCaseAnswers of={of} />
        </Panel>
        <Panel title={i18n._("Anything odd?")}>{props.signs}</Panel>
        <Panel title={i18n._("What was decided?")}>
          <StaffCaseDecisions of={of} />
        </Panel>
        <Panel title={i18n._("What happened?")}>
          <StaffCaseSteps of={of} />
        </Panel>
      </div>
      <div className={css.aside}>
        <StaffCaseDecision {...props} />
        {wide ? <EvidencePanel of={of} /> : null}
      </div>
    </div>
  );
}

function EvidencePanel({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  return (
    <Panel title={i18n._("Is the evidence sound?")} id="evidence">
      <StaffCaseEvidence of={of} />
    </Panel>
  );
}

/** Program, status, promise and id on one line. */
function CaseLine({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <dl className={css.facts}>
      <div>
        <dt>{i18n._("Program")}</dt>
        <dd>
          <Link to={`/ops/programs/${of.program.slug}`}>{inWords(of.program.name)}</Link>{" "}
          {i18n._("version {number}", { number: of.program.versionNumber })}
        </dd>
      </div>
      <div>
        <dt>{i18n._("Status")}</dt>
        <dd>
          <StaffApplicationFlag status={of.status} />
        </dd>
      </div>
      <div>
        <dt>{i18n._("Promised by")}</dt>
        <dd data-late={of.answerBy && of.timeLeft === "past-due" ? "" : undefined}>
          {of.answerBy ? <When at={of.answerBy} as="deadline" /> : "–"}
        </dd>
      </div>
      <div>
        <dt>{i18n._("Sent at")}</dt>
        <dd>{of.submittedAt ? <When at={of.submittedAt} as="ago" /> : "–"}</dd>
      </div>
      <div>
        <dt>{i18n._("Entity")}</dt>
        <dd>{of.entity.name}</dd>
      </div>
      {of.product ? (
        <div>
          <dt>{i18n._("Product")}</dt>
          <dd>{of.product.title}</dd>
        </div>
      ) : null}
      <div>
        <dt>{i18n._("Application")}</dt>
        <dd>
          <CopyId text={of.id} label={i18n._("Application id")} />
        </dd>
      </div>
    </dl>
  );
}

function RulesLead({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const { shortDateTime, day } = useFormats();
  const asOf = of.now.conditions.flatMap((each) => each.asOf ?? []).sort()[0];
  const outcomes = {
    eligible: i18n._("All conditions are met now."),
    not_eligible: i18n._("Some conditions are not met now."),
    review: i18n._("Some conditions are not known; a person decides."),
  };
  return (
    <>
      {outcomes[of.now.explanation.outcome]}{" "}
      {i18n._("Worked out {at}", { at: shortDateTime(of.now.evaluatedAt) })}
      {asOf ? ` · ${i18n._("data up to {day}", { day: day(asOf) })}` : null}
      {of.changed.length > 0
        ? ` · ${i18n._("{count, plural, one {# condition changed since it was sent} other {# conditions changed since it was sent}}", { count: of.changed.length })}`
        : null}
    </>
  );
}

type Claimed = { readonly claim?: Claim };

/** Opening a case takes it for ten minutes, unless a colleague has; a button keeps it longer. */
function CaseLock({ of, action, readerId, mayClaim }: StaffCaseProps) {
  const { i18n } = useLingui();
  const { time } = useFormats();
  const fetcher = useFetcher<Claimed>({ key: `${of.id}-claim` });
  const claim = fetcher.data?.claim ?? of.claim;
  const mine = claim?.personId === readerId;
  const takes = of.status === "IN_REVIEW" && mayClaim && claim === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per case that is opened
  useEffect(() => {
    if (takes) fetcher.submit({ intent: "claim" }, { method: "post", action });
  }, [of.id]);
  if (of.status !== "IN_REVIEW") return null;
  if (claim && !mine)
    return (
      <Notice tone="warn">
        {i18n._("{name} is looking at this until {time}.", {
          name: claim.name,
          time: time(claim.until),
        })}
      </Notice>
    );
  if (!mayClaim) return null;
  return (
    <div className={css.lock}>
      <p>
        {claim
          ? i18n._("Yours until {time}; colleagues see that.", { time: time(claim.until) })
          : i18n._("Nobody is looking at this.")}
      </p>
      <fetcher.Form method="post" action={action}>
        <input type="hidden" name="intent" value="claim" />
        <Button small type="submit" shortcut="A" data-claim="" pending={fetcher.state !== "idle"}>
          {claim ? i18n._("Keep it 10 more minutes") : i18n._("Assign to me")}
        </Button>
      </fetcher.Form>
    </div>
  );
}

/** What was asked of the shop and is not answered yet. */
function OpenRequest({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  const { infoRequest } = of;
  if (!infoRequest || of.status !== "INFO_REQUESTED") return null;
  return (
    <Notice
      title={i18n._("Waiting for the shop until {time}", { time: deadline(infoRequest.dueAt) })}
    >
      {infoRequest.items.map(({ task, message }) => (
        <p key={task}>
          {task === "check" ? null : <strong>{inWords(taskNames[task])}: </strong>}
          {message}
        </p>
      ))}
    </Notice>
  );
}
