import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { FieldGroup } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea, TextField } from "~/ui/form/text-fields";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { Consequence } from "~/ui/layout/consequence";
import { InsetText, Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { deductionKindWords, deductionStanding } from "./case-words";
import css from "./merchant-wallet.module.css";
import type { DeductionView } from "./wallet-page";

type Props = {
  readonly of: DeductionView;
  readonly mayAnswer: boolean;
  readonly failed: unknown;
};

/** A proposed deduction: what for, on what evidence, until when to answer, and what became of it. */
export function DeductionPage({ of, mayAnswer, failed }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  const { signal, words } = deductionStanding(of);
  return (
    <>
      <Panel>
        <Stack>
          <p className={css.big}>
            <Money amount={of} />
          </p>
          <SignalFlag signal={signal} word={inWords(words)} strong />
          {of.open && of.replyUntil ? (
            <p>
              {i18n._("Answer by {time}. Nothing is taken before.", {
                time: deadline(of.replyUntil),
              })}
            </p>
          ) : null}
          <Facts of={of} />
        </Stack>
      </Panel>
      <Panel title={i18n._("What it rests on")}>
        <Stack>
          <EvidenceList of={of.evidence} />
        </Stack>
      </Panel>
      {of.reply === null ? null : (
        <Panel title={i18n._("Your objection")}>
          <Stack>
            <InsetText>{of.reply}</InsetText>
            <EvidenceList of={of.replyEvidence} />
          </Stack>
        </Panel>
      )}
      {of.open && !mayAnswer ? (
        <Notice>{i18n._("Only the owner of the shop can answer.")}</Notice>
      ) : null}
      {of.open && mayAnswer ? <Answers of={of} failed={failed} /> : null}
    </>
  );
}

function Facts({ of }: { readonly of: DeductionView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline, money } = useFormats();
  const amount = (amountMinor: number) => money({ amountMinor, currency: of.currency });
  const rows = [
    {
      key: "kind",
      label: i18n._("Kind of deduction"),
      value: inWords(deductionKindWords[of.kind]),
    },
    { key: "reason", label: i18n._("Why it is proposed"), value: of.reason },
    ...(of.notifiedAt === null
      ? []
      : [{ key: "told", label: i18n._("You were told"), value: deadline(of.notifiedAt) }]),
    ...(of.decidedAt === null
      ? []
      : [{ key: "decided", label: i18n._("Decided on"), value: deadline(of.decidedAt) }]),
    ...(of.decision === null
      ? []
      : [{ key: "decision", label: i18n._("What was decided"), value: of.decision }]),
    ...(of.takenMinor === null
      ? []
      : [{ key: "taken", label: i18n._("Taken from the deposit"), value: amount(of.takenMinor) }]),
    ...(of.owedMinor === null || of.owedMinor === 0
      ? []
      : [{ key: "owed", label: i18n._("Still owed by the shop"), value: amount(of.owedMinor) }]),
  ];
  return <SummaryList rows={rows} />;
}

const EvidenceList = ({ of }: { readonly of: DeductionView["evidence"] }) => (
  <ul>
    {of.map(({ title, reference }) => (
      <li key={`${title} ${reference}`}>
        {title}
        {reference === "" ? null : (
          <span className={`${css.quiet} ${css.reference}`}> · {reference}</span>
        )}
      </li>
    ))}
  </ul>
);

function Answers({ of, failed }: { readonly of: DeductionView; readonly failed: unknown }) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const amount = money(of);
  return (
    <>
      <Panel title={i18n._("Object to it")} lead={i18n._("A second person then decides.")}>
        <Stack>
          <Form failed={failed} idPrefix="object">
            <input type="hidden" name="answer" value="object" />
            <TextArea name="reply" label={i18n._("Why is it not right?")} />
            {[0, 1, 2].map((row) => (
              <FieldGroup
                key={row}
                name={`evidence[${row}]`}
                label={i18n._("Evidence {number}", { number: row + 1 })}
                optional
              >
                {() => (
                  <>
                    <TextField name={`evidence[${row}].title`} label={i18n._("What it shows")} />
                    <TextField
                      name={`evidence[${row}].reference`}
                      label={i18n._("Number or link")}
                      hint={i18n._("An order or parcel number, or a link to a picture or video.")}
                    />
                  </>
                )}
              </FieldGroup>
            ))}
            <SubmitButton>{i18n._("Send objection")}</SubmitButton>
          </Form>
        </Stack>
      </Panel>
      <Consequence
        title={i18n._("Agree")}
        effects={[
          i18n._("{amount} is taken from your deposit.", { amount }),
          i18n._("What is then missing is due as a new amount to pay."),
        ]}
      >
        <Form idPrefix="agree">
          <input type="hidden" name="answer" value="agree" />
          <SubmitButton look="plain">{i18n._("Agree to {amount}", { amount })}</SubmitButton>
        </Form>
      </Consequence>
    </>
  );
}
