import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Money } from "~/ui/figure/amounts";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { SummaryList, type SummaryRow } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { Evidence } from "./deduction";
import type { DeductionCaseView } from "./deduction-case";
import { lastSecond } from "./deposit-words";
import { deductionEffects } from "./staff-deduction-effects";
import { deductionKindWords } from "./staff-deposit-flags";

type Props = { readonly of: DeductionCaseView; readonly failed: unknown };

export function StaffDeduction(props: Props) {
  const { i18n } = useLingui();
  const { of } = props;
  return (
    <>
      <Panel title={i18n._("The case")}>
        <Facts of={of} />
      </Panel>
      {of.reply !== null || of.disputedAt !== null || of.acceptedAt !== null ? (
        <Panel title={i18n._("What the shop says")}>
          <Answer of={of} />
        </Panel>
      ) : null}
      {of.decided ? (
        <Panel title={i18n._("Decision")}>
          <Decision of={of} />
        </Panel>
      ) : null}
      {of.preview ? <Next {...props} /> : null}
    </>
  );
}

function EvidenceList({ items }: { readonly items: readonly Evidence[] }) {
  return (
    <ul>
      {items.map(({ title, reference }) => (
        <li key={`${title} ${reference}`}>
          {title}:{" "}
          {/^https:\/\//.test(reference) ? (
            <a href={reference} rel="noreferrer">
              {reference}
            </a>
          ) : (
            reference
          )}
        </li>
      ))}
    </ul>
  );
}

function Facts({ of }: { readonly of: DeductionCaseView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const rows: SummaryRow[] = [
    {
      key: "shop",
      label: i18n._("Shop"),
      value: <Link to={`/ops/deposits/${encodeURIComponent(of.store.uid)}`}>{of.store.name}</Link>,
    },
    { key: "kind", label: i18n._("Kind"), value: deductionKindWords(i18n)[of.kind] },
    { key: "amount", label: i18n._("Amount"), value: <Money amount={of} strong /> },
    { key: "reason", label: i18n._("Reason"), value: of.reason },
    { key: "evidence", label: i18n._("Evidence"), value: <EvidenceList items={of.evidence} /> },
    {
      key: "proposed",
      label: i18n._("Proposed"),
      value: (
        <>
          <When at={of.proposed.at} /> · {inWords(of.proposed.by)}
        </>
      ),
    },
    ...(of.replyUntil
      ? [
          {
            key: "reply",
            label: i18n._("Answer by"),
            value: <When at={lastSecond(of.replyUntil)} as="deadline" />,
          },
        ]
      : []),
    {
      key: "id",
      label: i18n._("Deduction"),
      value: <CopyId text={of.id} label={i18n._("Deduction id")} />,
    },
  ];
  return <SummaryList rows={rows} />;
}

function Answer({ of }: { readonly of: DeductionCaseView }) {
  const { i18n } = useLingui();
  const at = of.disputedAt ?? of.acceptedAt;
  return (
    <>
      <p>
        {of.disputedAt ? i18n._("It objects.") : i18n._("It agrees.")}{" "}
        {at ? <When at={at} /> : null}
      </p>
      {of.reply ? <p>{of.reply}</p> : null}
      {of.replyEvidence.length > 0 ? <EvidenceList items={of.replyEvidence} /> : null}
    </>
  );
}

function Decision({ of }: { readonly of: DeductionCaseView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { money } = useFormats();
  if (of.decided === null) return null;
  const say = (amountMinor: number) => money({ amountMinor, currency: of.currency });
  return (
    <>
      <p>
        {of.posted
          ? i18n._("{taken} was taken from the deposit; {owed} became a debt of the shop.", {
              taken: say(of.posted.takenMinor),
              owed: say(of.posted.owedMinor),
            })
          : i18n._("Dropped. Nothing was taken.")}
      </p>
      <p>
        <When at={of.decided.at} /> · {inWords(of.decided.by)}
      </p>
      {of.decided.why ? <p>{of.decided.why}</p> : null}
    </>
  );
}

function useRefusal({ refusal, needsSecond, limitMinor, currency }: DeductionCaseView): string {
  const { i18n } = useLingui();
  const { money } = useFormats();
  if (refusal === "role")
    return i18n._("Finance, risk, compliance or an administrator confirms it.");
  if (refusal === "second-person")
    return i18n._("The proposal is yours: a second person confirms it.");
  if (refusal === "reply-period")
    return i18n._(
      "The shop may still answer. It can be confirmed once it has, or when its time is over.",
    );
  if (refusal === "wrong-state") return i18n._("The shop is told first.");
  return needsSecond
    ? i18n._(
        "Above {limit}, or where the shop objects, somebody other than the proposer confirms.",
        {
          limit: money({ amountMinor: limitMinor, currency }),
        },
      )
    : i18n._("Up to {limit} the proposer may confirm it too.", {
        limit: money({ amountMinor: limitMinor, currency }),
      });
}

function Next({ of, failed }: Props) {
  const { i18n } = useLingui();
  const formats = useFormats();
  const who = useRefusal(of);
  if (of.preview === null) return null;
  const amount = formats.money(of);
  const effects = [...deductionEffects(i18n, formats, of.preview, of.currency), who];
  const can = of.may.notify || of.may.confirm || of.may.drop;
  return (
    <Consequence title={i18n._("If it is confirmed now")} effects={effects}>
      {can ? (
        <Form failed={failed}>
          {of.may.confirm || of.may.drop ? (
            <TextArea
              name="why"
              label={i18n._("Reason of the decision")}
              hint={i18n._("The shop reads it.")}
              rows={3}
            />
          ) : null}
          {of.may.notify ? (
            <SubmitButton name="intent" value="notify">
              {i18n._("Tell the shop of {amount}", { amount })}
            </SubmitButton>
          ) : null}
          {of.may.confirm ? (
            <SubmitButton name="intent" value="confirm">
              {i18n._("Confirm and take {amount}", { amount })}
            </SubmitButton>
          ) : null}
          {of.may.drop ? (
            <SubmitButton name="intent" value="drop" look="plain">
              {i18n._("Drop the case")}
            </SubmitButton>
          ) : null}
        </Form>
      ) : (
        <Notice>{i18n._("Another role decides this.")}</Notice>
      )}
    </Consequence>
  );
}
