import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useFormats } from "~/ui/reader";
import css from "./merchant-wallet.module.css";

type Props = {
  readonly of: {
    readonly card: string | null;
    readonly leftAt: Date | null;
    readonly paysSince: Date | null;
  };
  readonly mayPay: boolean;
  /** She comes from the page where a card is left. */
  readonly came: boolean;
  readonly failed: unknown;
};

/** The card that is left for deposits, and whether it pays by itself. */
export function CardPage({ of, mayPay, came, failed }: Props) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  const { card, leftAt } = of;
  return (
    <>
      {came ? (
        <Notice tone={card === null ? "info" : "ok"} announce>
          {card === null
            ? i18n._("The card is not confirmed yet. Open this page again in a minute.")
            : i18n._("The card is saved.")}
        </Notice>
      ) : null}
      <Panel title={i18n._("Saved card")}>
        <Stack>
          <p className={css.big}>{card ?? i18n._("No card is saved")}</p>
          {card !== null && leftAt !== null ? (
            <p className={css.quiet}>{i18n._("Left on {time}", { time: deadline(leftAt) })}</p>
          ) : null}
          <p>
            {i18n._(
              "With your consent Stripe keeps the card for deposits of this shop. We do not see its number.",
            )}
          </p>
          {mayPay ? (
            <Form failed={failed} idPrefix="save">
              <input type="hidden" name="what" value="save" />
              <SubmitButton look={card === null ? "primary" : "plain"}>
                {card === null ? i18n._("Save a card") : i18n._("Save another card")}
              </SubmitButton>
            </Form>
          ) : (
            <Notice>{i18n._("Only the owner of the shop can save a card.")}</Notice>
          )}
        </Stack>
      </Panel>
      {mayPay && card !== null ? <ByItself of={of} card={card} /> : null}
      {mayPay && card !== null ? (
        <Form idPrefix="forget">
          <input type="hidden" name="what" value="forget" />
          <SubmitButton look="danger">{i18n._("Remove {card}", { card })}</SubmitButton>
        </Form>
      ) : null}
    </>
  );
}

function ByItself({ of, card }: { readonly of: Props["of"]; readonly card: string }) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  const on = of.paysSince !== null;
  return (
    <Panel title={i18n._("Pay by itself")}>
      <Stack>
        <p>
          {on && of.paysSince
            ? i18n._("On since {time}. What falls due is charged to {card}.", {
                time: deadline(of.paysSince),
                card,
              })
            : i18n._("Off. You pay what falls due yourself.")}
        </p>
        <p className={css.quiet}>
          {i18n._(
            "When it is on, each amount that falls due is charged as soon as it does, at most four times if the bank declines. You are told of every charge, and can turn it off any time.",
          )}
        </p>
        <Form idPrefix="by-itself">
          <input type="hidden" name="what" value={on ? "stop" : "agree"} />
          <SubmitButton look="plain">
            {on
              ? i18n._("Turn off")
              : i18n._("I agree: charge {card} when a deposit falls due", { card })}
          </SubmitButton>
        </Form>
      </Stack>
    </Panel>
  );
}
