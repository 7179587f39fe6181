import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useFormats, useInWords } from "~/ui/reader";
import css from "./merchant-wallet.module.css";
import type { RequirementLine, Wallet } from "./wallet-page";

function useLabels(): Readonly<Record<RequirementLine["key"], string>> {
  const { i18n } = useLingui();
  return {
    base: i18n._("Base, by category and kind of business"),
    float: i18n._("Float, by last month's sales"),
    activity: i18n._("Activity, while you take part"),
    risk: i18n._("Risk, by case"),
    saved: i18n._("Saved by the reduction"),
  };
}

/** What must be held, the sentence that says why, and the parts that led to it. */
export function Requirement({ of }: { readonly of: Wallet }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const labels = useLabels();
  const { currency, lines, requiredMinor, why } = of;
  return (
    <Panel title={i18n._("What must be held, and why")}>
      <Stack>
        <p className={css.big}>
          <Money amount={{ amountMinor: requiredMinor, currency }} />
        </p>
        {why === null ? <p>{i18n._("Nothing has been worked out for your shop yet.")}</p> : null}
        {why === null ? null : <p>{inWords(why)}</p>}
        {lines.length === 0 ? null : (
          <dl className={css.lines}>
            {lines.map(({ key, amountMinor }) => (
              <div key={key} className={css.line}>
                <dt>{labels[key]}</dt>
                <dd>
                  <Money amount={{ amountMinor, currency }} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Stack>
    </Panel>
  );
}

/** Zero-entry: the three counters that end it, and what falls due then. */
export function Trial({ of }: { readonly of: Wallet }) {
  const { i18n } = useLingui();
  const { money, number, day } = useFormats();
  const { trial, currency, deferredMinor } = of;
  if (trial === null) return null;
  const { counters, due, estimatedEnd } = trial;
  const say = (amountMinor: number) =>
    money({ amountMinor, currency }, { decimals: "when-needed" });
  const rows = [
    {
      label: i18n._("Paid orders"),
      value: i18n._("{now}; due above {end}", {
        now: number(counters.orders),
        end: number(due.ordersMoreThan),
      }),
    },
    {
      label: i18n._("Paid value"),
      value: i18n._("{now}; due from {end}", {
        now: say(counters.valueMinor),
        end: say(due.valueFromMinor),
      }),
    },
    {
      label: i18n._("Day of the trial"),
      value: i18n._("{now}; due on day {end}", {
        now: number(counters.day),
        end: number(due.day),
      }),
    },
  ];
  return (
    <Panel title={i18n._("Zero-entry trial")}>
      <Stack>
        <p>
          {i18n._("Nothing is due during the trial. When it ends, {amount} falls due.", {
            amount: say(deferredMinor),
          })}
        </p>
        <dl className={css.lines}>
          {rows.map(({ label, value }) => (
            <div key={label} className={css.line}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {estimatedEnd === null ? null : (
          <p className={css.quiet}>
            {i18n._("At the pace so far, it ends on {day}.", { day: day(estimatedEnd) })}
          </p>
        )}
      </Stack>
    </Panel>
  );
}
