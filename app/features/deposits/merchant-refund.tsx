import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { refundStanding } from "./case-words";
import css from "./merchant-wallet.module.css";
import { legStateWords, refundKindWords } from "./statement-words";
import type { RefundLegView, RefundView } from "./wallet-page";
import { wayWords } from "./way-words";

type Props = { readonly of: RefundView; readonly mayAsk: boolean; readonly failed: unknown };

/** One refund from the wish to the bank: its dates, its ways, and the question when it is late. */
export function RefundPage(props: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { of } = props;
  const { signal, words } = refundStanding(of);
  return (
    <>
      <Panel>
        <Stack>
          <p className={css.big}>
            <Money amount={of} />
          </p>
          <SignalFlag signal={signal} word={inWords(words)} strong />
          <Dates of={of} />
        </Stack>
      </Panel>
      {of.legs.length === 0 ? null : (
        <Panel title={i18n._("How it goes back")}>
          <Stack>
            <ul>
              {of.legs.map((leg) => (
                <li key={leg.id}>
                  <Leg of={leg} currency={of.currency} />
                </li>
              ))}
            </ul>
          </Stack>
        </Panel>
      )}
      <Ask {...props} />
    </>
  );
}

function Dates({ of }: { readonly of: RefundView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  const dated = (key: string, label: string, at: Date | null) =>
    at === null ? [] : [{ key, label, value: deadline(at) }];
  const rows = [
    { key: "kind", label: i18n._("What for"), value: inWords(refundKindWords[of.kind]) },
    ...dated("asked", i18n._("Asked for on"), of.requestedAt),
    ...dated("cooling", i18n._("Waiting period until"), of.coolingUntil),
    ...dated("approved", i18n._("Approved on"), of.approvedAt),
    ...(of.rejectedBecause === null
      ? []
      : [{ key: "why", label: i18n._("Why it was not approved"), value: of.rejectedBecause }]),
  ];
  return <SummaryList rows={rows} />;
}

function Leg({ of, currency }: { readonly of: RefundLegView; readonly currency: string }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day } = useFormats();
  const { from, to } = of.arrival;
  return (
    <div className={css.entry}>
      <span>
        <span className={css.entryName}>{inWords(wayWords(of.method))}</span>
        <span className={css.quiet}>
          {inWords(legStateWords[of.status])}
          {of.status === "FAILED"
            ? null
            : ` · ${i18n._("with you between {from} and {to}", { from: day(from), to: day(to) })}`}
        </span>
        {of.reference ? (
          <span className={`${css.quiet} ${css.reference}`}>{of.reference}</span>
        ) : null}
      </span>
      <span>
        <Money amount={{ amountMinor: of.amountMinor, currency }} strong />
      </span>
    </div>
  );
}

function Ask({ of, mayAsk, failed }: Props) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  if (of.askedAt !== null)
    return (
      <Notice>
        {i18n._("You asked about this refund on {time}. Finance answers you by mail.", {
          time: deadline(of.askedAt),
        })}
      </Notice>
    );
  if (!of.late || !mayAsk) return null;
  return (
    <div id="ask">
      <Panel
        title={i18n._("Ask about this refund")}
        lead={i18n._("It should have arrived by now. Your question goes to finance.")}
      >
        <Stack>
          <Form failed={failed}>
            <TextArea
              name="question"
              label={i18n._("Your question")}
              defaultValue={i18n._("Where is this refund?")}
            />
            <SubmitButton>{i18n._("Send question")}</SubmitButton>
          </Form>
        </Stack>
      </Panel>
    </div>
  );
}
