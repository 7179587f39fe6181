import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { SummaryList, type SummaryRow } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { OutsideRefundLine } from "./outside-refund";

type Props = { readonly of: OutsideRefundLine; readonly failed: unknown };

export function StaffOutsideRefund(props: Props) {
  const { i18n } = useLingui();
  const { of } = props;
  return (
    <>
      <Panel title={i18n._("The refund")}>
        <Facts of={of} />
      </Panel>
      {of.status === "REVIEW" || of.status === "CHECKED" ? <Next {...props} /> : null}
    </>
  );
}

function useCarriers() {
  const { i18n } = useLingui();
  return {
    SHOP: i18n._("The shop: it comes off the deposit"),
    MARKETPLACE: i18n._("The marketplace: it was no business of the shop"),
  } as const;
}

function Facts({ of }: { readonly of: OutsideRefundLine }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const carriers = useCarriers();
  const money = (amountMinor: number) => <Money amount={{ amountMinor, currency: of.currency }} />;
  const rows: SummaryRow[] = [
    {
      key: "shop",
      label: i18n._("Shop"),
      value: <Link to={`/ops/deposits/${encodeURIComponent(of.store.uid)}`}>{of.store.name}</Link>,
    },
    { key: "amount", label: i18n._("Amount"), value: <Money amount={of} strong /> },
    { key: "held", label: i18n._("Held now"), value: money(of.availableMinor) },
    { key: "lot", label: i18n._("Payment"), value: <code>{of.lotId}</code> },
    { key: "stripe", label: i18n._("At Stripe"), value: <code>{of.stripeId ?? "–"}</code> },
    { key: "found", label: i18n._("Found"), value: <When at={of.foundAt} /> },
    ...(of.checked && of.carriedBy
      ? [
          {
            key: "checked",
            label: i18n._("Checked by"),
            value: (
              <>
                {inWords(of.checked.by)} · <When at={of.checked.at} />
              </>
            ),
          },
          { key: "carrier", label: i18n._("Carried by"), value: carriers[of.carriedBy] },
          { key: "note", label: i18n._("Note"), value: of.note ?? "–" },
        ]
      : []),
    ...(of.booked
      ? [
          {
            key: "booked",
            label: i18n._("Booked by"),
            value: (
              <>
                {inWords(of.booked.by)} · <When at={of.booked.at} />
              </>
            ),
          },
          { key: "taken", label: i18n._("Off the deposit"), value: money(of.takenMinor ?? 0) },
          { key: "owed", label: i18n._("Became a debt"), value: money(of.owedMinor ?? 0) },
        ]
      : []),
  ];
  return <SummaryList rows={rows} />;
}

function Next({ of, failed }: Props) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const carriers = useCarriers();
  const amount = money(of);
  const fromDepositMinor = Math.min(of.amountMinor, Math.max(0, of.availableMinor));
  const say = (amountMinor: number) => money({ amountMinor, currency: of.currency });
  const effects = [
    i18n._("The money is gone already: somebody gave it back at Stripe itself."),
    i18n._("Carried by the shop: {taken} comes off the deposit, {owed} becomes its debt.", {
      taken: say(fromDepositMinor),
      owed: say(of.amountMinor - fromDepositMinor),
    }),
    i18n._("One person checks it, another one books it."),
  ];
  if (!of.may.decide)
    return (
      <Consequence title={i18n._("Who carries {amount}?", { amount })} effects={effects}>
        <Notice>{i18n._("Finance or an administrator decides this.")}</Notice>
      </Consequence>
    );
  return (
    <Consequence title={i18n._("Who carries {amount}?", { amount })} effects={effects}>
      {of.status === "REVIEW" ? (
        <Form failed={failed}>
          <Radios
            name="carrier"
            label={i18n._("Carried by")}
            options={[
              { value: "SHOP", label: carriers.SHOP },
              { value: "MARKETPLACE", label: carriers.MARKETPLACE },
            ]}
          />
          <TextArea name="note" label={i18n._("What lies behind it")} rows={2} />
          <SubmitButton name="intent" value="check">
            {i18n._("Pass {amount} on to a second person", { amount })}
          </SubmitButton>
        </Form>
      ) : (
        <Form failed={failed}>
          {of.may.mustBeOther ? (
            <Notice>{i18n._("A second person books it.")}</Notice>
          ) : (
            <SubmitButton name="intent" value="book">
              {i18n._("Book {amount}", { amount })}
            </SubmitButton>
          )}
          <SubmitButton name="intent" value="return" look="plain">
            {i18n._("Have it checked again")}
          </SubmitButton>
        </Form>
      )}
    </Consequence>
  );
}
