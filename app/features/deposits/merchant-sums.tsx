import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { InsetText } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useFormats } from "~/ui/reader";
import css from "./merchant-wallet.module.css";
import type { Wallet } from "./wallet-page";

/** Where the money is that was paid in: the lines add up to the sum below them. */
export function Sums({ of }: { readonly of: Wallet }) {
  const { i18n } = useLingui();
  const { day, money } = useFormats();
  const { sums, currency, refunds, frozenMinor, owedMinor } = of;
  const expected = refunds.flatMap(({ expectedBy }) => expectedBy ?? []).sort();
  const last = expected.at(-1);
  const lines = [
    { key: "held", label: i18n._("Held for you"), minor: sums.heldMinor, note: null },
    {
      key: "returning",
      label: i18n._("On its way back"),
      minor: sums.returningMinor,
      note: last === undefined ? null : i18n._("expected by {day}", { day: day(last) }),
    },
    { key: "kept", label: i18n._("Kept"), minor: sums.keptMinor, note: null },
    ...(sums.refundedMinor === 0
      ? []
      : [
          {
            key: "refunded",
            label: i18n._("Already refunded"),
            minor: sums.refundedMinor,
            note: null,
          },
        ]),
  ];
  return (
    <Panel title={i18n._("Where your money is")}>
      <Stack>
        <dl className={css.lines}>
          {lines.map(({ key, label, minor, note }) => (
            <div key={key} className={css.line}>
              <dt>
                {label}
                {note ? <span className={css.quiet}> · {note}</span> : null}
              </dt>
              <dd>
                <Money amount={{ amountMinor: minor, currency }} />
              </dd>
            </div>
          ))}
          <div className={`${css.line} ${css.sum}`}>
            <dt>{i18n._("Paid in")}</dt>
            <dd>
              <Money amount={{ amountMinor: sums.paidInMinor, currency }} />
            </dd>
          </div>
        </dl>
        {frozenMinor > 0 ? (
          <InsetText>
            {i18n._("{amount} of what is held is frozen while a bank looks into a payment.", {
              amount: money({ amountMinor: frozenMinor, currency }),
            })}
          </InsetText>
        ) : null}
        {owedMinor > 0 ? (
          <InsetText>
            {i18n._("Your shop owes {amount}. It is taken first when the deposit goes back.", {
              amount: money({ amountMinor: owedMinor, currency }),
            })}
          </InsetText>
        ) : null}
      </Stack>
    </Panel>
  );
}
