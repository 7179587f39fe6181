import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { Checkbox, Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { BottomBar } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import { Ladder, Trouble } from "./merchant-due";
import css from "./merchant-wallet.module.css";
import type { Wallet } from "./wallet-page";

type Props = {
  readonly of: Wallet;
  readonly query: string;
  readonly failed: unknown;
  /** She left Checkout without paying. */
  readonly left: boolean;
};

/** The ways to pay what is due: Checkout, the card that was left, a share of proceeds. */
export function PayPage({ of, query, failed, left }: Props) {
  const { i18n } = useLingui();
  const { money, deadline } = useFormats();
  const { order, currency } = of;
  if (order === null)
    return (
      <>
        <Notice tone="ok">{i18n._("Nothing is due now.")}</Notice>
        <p>
          <ButtonLink to={`/wallet${query}`}>{i18n._("Back to deposits")}</ButtonLink>
        </p>
      </>
    );
  const amount = money({ amountMinor: order.leftMinor, currency });
  return (
    <>
      {left ? (
        <Notice announce>
          {i18n._("You left without paying. Nothing was charged, and you can pay until {time}.", {
            time: deadline(order.dueAt),
          })}
        </Notice>
      ) : (
        <Trouble of={of} query={query} mayPay={false} />
      )}
      <section className={css.due}>
        <p className={css.big}>{amount}</p>
        <p>{i18n._("Pay by {time}", { time: deadline(order.dueAt) })}</p>
        <Ladder steps={of.ladder} />
      </section>
      {of.card === null ? null : <BySavedCard of={of} amount={amount} failed={failed} />}
      <Panel
        title={of.card === null ? i18n._("Pay online") : i18n._("Pay another way")}
        lead={i18n._("Card or wallet, on the payment page of Stripe. You come back here after.")}
      >
        <Form failed={of.card === null ? failed : null} idPrefix="checkout">
          <input type="hidden" name="how" value="checkout" />
          <Checkbox
            name="saveCard"
            label={i18n._("Keep the card for later deposits of this shop")}
            hint={i18n._("Stripe keeps it, we do not see its number. You can remove it any time.")}
          />
          {of.card === null ? (
            <BottomBar>
              <SubmitButton>{i18n._("Pay {amount}", { amount })}</SubmitButton>
            </BottomBar>
          ) : (
            <SubmitButton look="plain">{i18n._("Pay {amount}", { amount })}</SubmitButton>
          )}
        </Form>
      </Panel>
      <FromProceeds of={of} />
    </>
  );
}

function BySavedCard(props: {
  readonly of: Wallet;
  readonly amount: string;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const { of, amount, failed } = props;
  return (
    <Panel title={i18n._("Pay with your saved card")}>
      <Form failed={failed} idPrefix="card">
        <input type="hidden" name="how" value="card" />
        <BottomBar>
          <SubmitButton>
            {i18n._("Pay {amount} with {card}", { amount, card: of.card ?? "" })}
          </SubmitButton>
        </BottomBar>
      </Form>
    </Panel>
  );
}

const shares = [1_000, 2_000, 3_000, 5_000] as const;

function FromProceeds({ of }: { readonly of: Wallet }) {
  const { i18n } = useLingui();
  const { rate } = useFormats();
  return (
    <Panel
      title={i18n._("Pay from proceeds")}
      lead={i18n._(
        "A share of each settlement goes to the deposit until it is full. The last day to pay stays the same.",
      )}
    >
      <Form idPrefix="proceeds">
        <input type="hidden" name="how" value="proceeds" />
        <Radios
          name="share"
          label={i18n._("Share of each settlement")}
          inline
          options={shares.map((share) => ({ value: String(share), label: rate(share) }))}
          defaultValue={String(of.proceedsShare ?? shares[0])}
        />
        <SubmitButton look="plain">{i18n._("Agree to pay from proceeds")}</SubmitButton>
      </Form>
    </Panel>
  );
}
