import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { classNames } from "~/ui/class-names";
import { When } from "~/ui/figure/times";
import { Notice } from "~/ui/layout/notice";
import { BottomBar } from "~/ui/layout/page";
import { Stack } from "~/ui/layout/stack";
import { useFormats, useInWords } from "~/ui/reader";
import { consequenceWords } from "./consequence-words";
import css from "./merchant-wallet.module.css";
import type { LadderStep, Wallet } from "./wallet-page";

type Props = { readonly of: Wallet; readonly query: string; readonly mayPay: boolean };

/** What is due, its last minute, and what follows when that has passed. */
export function Due({ of, query, mayPay }: Props) {
  const { i18n } = useLingui();
  const { money, rate } = useFormats();
  const { order, currency, proceedsShare } = of;
  if (order === null) return null;
  const late = order.status === "OVERDUE" || order.status === "ENFORCED";
  const left = money({ amountMinor: order.leftMinor, currency });
  return (
    <section className={classNames(css.due, late && css.late)} aria-labelledby="due">
      <h2 id="due">{late ? i18n._("Payment is overdue") : i18n._("Due now")}</h2>
      <p className={css.big}>{left}</p>
      <p>
        {late ? i18n._("Was due by") : i18n._("Pay by")} <When at={order.dueAt} as="deadline" />
      </p>
      <Ladder steps={of.ladder} />
      {proceedsShare === null ? null : (
        <p>
          {i18n._("{share} of each settlement is paid towards it.", { share: rate(proceedsShare) })}
        </p>
      )}
      {mayPay ? (
        <BottomBar>
          <ButtonLink to={`/wallet/pay${query}`} look="primary">
            {i18n._("Pay {amount}", { amount: left })}
          </ButtonLink>
        </BottomBar>
      ) : (
        <p className={css.quiet}>{i18n._("Only the owner of the shop can pay.")}</p>
      )}
    </section>
  );
}

export function Ladder({ steps }: { readonly steps: readonly LadderStep[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  if (steps.length === 0) return null;
  return (
    <div>
      <p className={css.quiet}>{i18n._("If it is not paid:")}</p>
      <ul className={css.ladder}>
        {steps.map(({ consequence, at, inForce }) => (
          <li key={consequence}>
            {inForce
              ? i18n._("{what}, since {time}", {
                  what: inWords(consequenceWords[consequence]),
                  time: deadline(at),
                })
              : i18n._("{what}, from {time}", {
                  what: inWords(consequenceWords[consequence]),
                  time: deadline(at),
                })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The last attempt did not go through, or her bank waits for her. */
export function Trouble({ of, query, mayPay }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  const { trouble, order } = of;
  if (trouble === null || order === null) return null;
  const asks = trouble.kind === "your-bank-asks";
  return (
    <Notice
      tone="warn"
      title={
        asks
          ? i18n._("Your bank wants you to confirm a payment")
          : i18n._("The payment did not go through, and nothing was charged")
      }
    >
      <Stack gap="tight">
        {" "}
        <p>{inWords(trouble.why)}</p>
        <p>{i18n._("You can pay until {time}.", { time: deadline(order.dueAt) })}</p>
        {mayPay ? (
          <p>
            <ButtonLink to={asks ? `/wallet/payments/${trouble.paymentId}` : `/wallet/pay${query}`}>
              {asks ? i18n._("Confirm with your bank") : i18n._("Pay again")}
            </ButtonLink>
          </p>
        ) : null}
      </Stack>{" "}
    </Notice>
  );
}
