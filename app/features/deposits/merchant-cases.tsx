import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Money } from "~/ui/figure/amounts";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { deductionKindWords, deductionStanding, refundStanding } from "./case-words";
import css from "./merchant-wallet.module.css";
import type { Wallet } from "./wallet-page";

/** Deductions she was told of: those that wait for her first. */
export function DeductionList({ of }: { readonly of: Wallet }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  if (of.deductions.length === 0) return null;
  const rows = of.deductions.toSorted((left, right) => Number(right.open) - Number(left.open));
  return (
    <Panel title={i18n._("Deductions from the deposit")}>
      <ul>
        {rows.map((deduction) => {
          const { signal, words } = deductionStanding(deduction);
          const { open, replyUntil } = deduction;
          return (
            <li key={deduction.id}>
              <Link className={css.entry} to={`/wallet/deductions/${deduction.id}`}>
                <span>
                  <span className={css.entryName}>
                    {inWords(deductionKindWords[deduction.kind])}
                  </span>
                  <SignalFlag signal={signal} word={inWords(words)} />
                  {open && replyUntil ? (
                    <span className={css.quiet}>
                      {i18n._("Answer by {time}", { time: deadline(replyUntil) })}
                    </span>
                  ) : null}
                </span>
                <span>
                  <Money
                    amount={{ amountMinor: deduction.amountMinor, currency: of.currency }}
                    strong
                  />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** Refunds that are not over, and where each stands. */
export function RefundList({ of }: { readonly of: Wallet }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day } = useFormats();
  const open = of.refunds.filter(({ endedAt, status }) => endedAt === null || status === "FAILED");
  if (open.length === 0) return null;
  return (
    <Panel title={i18n._("Your refunds")}>
      <ul>
        {open.map((refund) => {
          const { signal, words } = refundStanding(refund);
          const to = `/wallet/refunds/${refund.id}`;
          return (
            <li key={refund.id}>
              <Link className={css.entry} to={to}>
                <span>
                  <SignalFlag signal={signal} word={inWords(words)} strong />
                  {refund.expectedBy ? (
                    <span className={css.quiet}>
                      {i18n._("expected by {day}", { day: day(refund.expectedBy) })}
                    </span>
                  ) : null}
                </span>
                <span>
                  <Money amount={refund} strong />
                </span>
              </Link>
              {refund.late ? (
                <p>
                  <Link className={css.entry} to={`${to}#ask`}>
                    {i18n._("Ask about this refund")}
                  </Link>
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
