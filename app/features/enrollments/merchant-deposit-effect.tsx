import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { DepositEffect, TrialEffect } from "~/features/deposits/effect";
import type { TrialCounter } from "~/features/deposits/trial";
import { BerthGauge } from "~/ui/identity/berth-gauge";
import { useFormats, useInWords } from "~/ui/reader";
import css from "./merchant-enrollment.module.css";

/** What the program saves of the deposit, in money, and what ends that. */
export function DepositEffectView({ of, wallet }: Props) {
  const { i18n } = useLingui();
  const money = useMoney(of);
  const { trial, requiredMinor, insteadMinor } = of;
  const saved = insteadMinor - requiredMinor;
  return (
    <div className={css.effect}>
      <p className={css.effectSum}>
        {saved > 0
          ? i18n._("{now} to hold instead of {instead}", {
              now: money(requiredMinor),
              instead: money(insteadMinor),
            })
          : i18n._("{now} to hold", { now: money(requiredMinor) })}
      </p>
      {saved > 0 ? <p>{i18n._("The program saves {amount}", { amount: money(saved) })}</p> : null}
      {of.idle ? (
        <p>{i18n._("The base is reduced, and saves nothing while another part is higher.")}</p>
      ) : null}
      <p className={css.quiet}>{i18n._("Held now: {amount}", { amount: money(of.heldMinor) })}</p>
      {trial ? <Trial of={of} trial={trial} /> : null}
      {of.order ? <Order of={of} order={of.order} wallet={wallet} /> : null}
    </div>
  );
}

type Props = {
  readonly of: DepositEffect;
  /** Where an order is paid; staff have none. */
  readonly wallet?: string;
};

function useMoney({ currency }: Pick<DepositEffect, "currency">): (minor: number) => string {
  const { money } = useFormats();
  return (amountMinor) => money({ amountMinor, currency }, { decimals: "when-needed" });
}

function Trial({ of, trial }: { readonly of: DepositEffect; readonly trial: TrialEffect }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const money = useMoney(of);
  const due = { amount: money(trial.dueMinor) };
  return (
    <>
      <ul className={css.counters}>
        {trial.counters.map((counter) => (
          <Counter key={counter.key} of={counter} ended={trial.because === counter.key} />
        ))}
      </ul>
      <p>
        {trial.overOn
          ? i18n._("The trial is over since {day}. {amount} is due.", {
              ...due,
              day: day(trial.overOn),
            })
          : i18n._("{amount} falls due when the first of the three is reached.", due)}
      </p>
      {trial.estimatedEnd ? (
        <p className={css.quiet}>
          {i18n._("At the pace so far, that is {day}", { day: day(trial.estimatedEnd) })}
        </p>
      ) : null}
      {trial.overOn ? null : <Caps of={of} caps={trial.caps} />}
    </>
  );
}

function Counter({ of, ended }: { readonly of: TrialCounter; readonly ended: boolean }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const sentence = i18n._("{now}; the trial ends with {needed}", {
    now: inWords(of.now),
    needed: inWords(of.needed),
  });
  return (
    <li>
      <span className={css.milestoneLine}>
        <strong>{inWords(of.label)}</strong>
        <span>{ended ? i18n._("Reached") : of.gap ? inWords(of.gap) : null}</span>
      </span>
      <BerthGauge now={of.share} needed={1} met={ended} label={sentence} />
      <span className={css.quiet}>{sentence}</span>
    </li>
  );
}

function Caps({ of, caps }: { readonly of: DepositEffect; readonly caps: TrialEffect["caps"] }) {
  const { i18n } = useLingui();
  const { number, rate } = useFormats();
  const money = useMoney(of);
  return (
    <section className={css.stage} aria-labelledby="trial-caps">
      <h3 id="trial-caps">{i18n._("While the trial runs")}</h3>
      <ul className={css.plain}>
        <li>{i18n._("At most {count} products on sale", { count: number(caps.liveProducts) })}</li>
        <li>{i18n._("At most {count} orders a day", { count: number(caps.ordersPerDay) })}</li>
        <li>
          {i18n._(
            "{count, plural, one {One withdrawal} other {# withdrawals}} a calendar month, from {least} up to {share} of the balance",
            {
              count: caps.withdrawalsPerMonth,
              least: money(caps.withdrawalFromMinor),
              share: rate(caps.withdrawalShare),
            },
          )}
        </li>
      </ul>
    </section>
  );
}

function Order(props: {
  readonly of: DepositEffect;
  readonly order: NonNullable<DepositEffect["order"]>;
  readonly wallet: string | undefined;
}) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  const { of, order, wallet } = props;
  const money = useMoney(of);
  return (
    <p>
      <strong>
        {i18n._("{amount} to pay by {deadline}", {
          amount: money(order.leftMinor),
          deadline: deadline(new Date(order.dueAt)),
        })}
      </strong>{" "}
      {wallet ? <Link to={wallet}>{i18n._("Go to the deposit")}</Link> : null}
    </p>
  );
}
