import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { Money } from "~/ui/figure/amounts";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { Notice } from "~/ui/layout/notice";
import { BottomBar } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useFormats, useInWords } from "~/ui/reader";
import { useLookAgain } from "./merchant-going";
import css from "./merchant-wallet.module.css";
import type { PaymentView } from "./wallet-page";

type Props = { readonly of: PaymentView; readonly query: string; readonly mayPay: boolean };

/** One payment: what became of it, and what she can do next. It is never "unknown". */
export function PaymentPage(props: Props) {
  const { i18n } = useLingui();
  const { of, query } = props;
  const waits = of.status === "planned" || of.status === "processing";
  useLookAgain(waits);
  return (
    <>
      <Panel>
        <Stack>
          <p className={css.big}>
            <Money amount={of} />
          </p>
          <Standing of={of} />
        </Stack>
      </Panel>
      <Next {...props} />
      <p>
        <ButtonLink to={`/wallet${query}`}>{i18n._("Back to deposits")}</ButtonLink>
      </p>
    </>
  );
}

function Standing({ of }: { readonly of: PaymentView }) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  if (of.status === "paid")
    return (
      <>
        <SignalFlag signal="clear" word={i18n._("Payment received")} strong />
        {of.paidAt ? <p className={css.quiet}>{deadline(of.paidAt)}</p> : null}
      </>
    );
  if (of.status === "planned" || of.status === "processing")
    return <SignalFlag signal="active" word={i18n._("Payment under way")} strong />;
  if (of.status === "action-required")
    return <SignalFlag signal="needs" word={i18n._("Your bank asks for you")} strong />;
  return <SignalFlag signal="hold" word={i18n._("Not paid")} strong />;
}

function Next({ of, query, mayPay }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  if (of.status === "paid")
    return (
      <p>
        <ButtonLink to={`/wallet/${of.id}`}>{i18n._("Receipt")}</ButtonLink>
      </p>
    );
  if (of.status === "planned" || of.status === "processing")
    return (
      <Notice announce>
        {i18n._(
          "Your bank has not confirmed it yet. You can close this page: we will message you as soon as it has.",
        )}
      </Notice>
    );
  if (of.status === "action-required") return <BankAsks of={of} mayPay={mayPay} />;
  return (
    <>
      <Notice tone="warn" title={i18n._("The payment did not go through, and nothing was charged")}>
        {of.why ? <p>{inWords(of.why)}</p> : null}
        {of.keptUntil ? (
          <p>{i18n._("You can pay until {time}.", { time: deadline(of.keptUntil) })}</p>
        ) : null}
      </Notice>
      {mayPay && of.keptUntil ? (
        <BottomBar>
          <ButtonLink to={`/wallet/pay${query}`} look="primary">
            {i18n._("Pay again")}
          </ButtonLink>
        </BottomBar>
      ) : null}
    </>
  );
}

function BankAsks({ of, mayPay }: Pick<Props, "of" | "mayPay">) {
  const { i18n } = useLingui();
  return (
    <>
      <Notice tone="warn" title={i18n._("Your bank wants you to confirm a payment")}>
        {i18n._("Nothing was charged yet. Confirm on your bank's page, and you come back here.")}
      </Notice>
      {mayPay ? (
        <Form action={`/wallet/payments/${of.id}`}>
          <BottomBar>
            <SubmitButton>{i18n._("Confirm with your bank")}</SubmitButton>
          </BottomBar>
        </Form>
      ) : null}
    </>
  );
}
