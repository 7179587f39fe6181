import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import css from "./merchant-wallet.module.css";
import { deedWords, stateWords } from "./statement-words";
import type { Entry, Wallet } from "./wallet-page";
import { wayWords } from "./way-words";

const withMonth = (query: string, month: string | null): string => {
  const next = new URLSearchParams(query);
  if (month !== null) next.set("month", month);
  return next.size === 0 ? "/wallet" : `/wallet?${next}`;
};

/** Months as links, each with an address; the file has what the page shows. */
function Tools({ of, query }: { readonly of: Wallet; readonly query: string }) {
  const { i18n } = useLingui();
  const { month: monthText } = useFormats();
  const file = withMonth(query, of.month).replace("/wallet", "/wallet.csv");
  return (
    <nav className={`${css.tools} no-print`} aria-label={i18n._("Months")}>
      <Link
        className={css.tool}
        to={withMonth(query, null)}
        aria-current={of.month === null ? "page" : undefined}
        preventScrollReset
      >
        {i18n._("All months")}
      </Link>
      {of.months.slice(0, 24).map((month) => (
        <Link
          key={month}
          className={css.tool}
          to={withMonth(query, month)}
          aria-current={of.month === month ? "page" : undefined}
          preventScrollReset
        >
          {monthText(month)}
        </Link>
      ))}
      <a className={css.tool} href={file} download>
        {i18n._("Download as CSV")}
      </a>
    </nav>
  );
}

/** Everything that moved the deposit, by month, with what was held after each. */
export function Statement({ of, query }: { readonly of: Wallet; readonly query: string }) {
  const { i18n } = useLingui();
  const { dayOf, month } = useFormats();
  const months = new Map<string, Entry[]>();
  for (const entry of of.entries) {
    const key = dayOf(entry.at).slice(0, 7);
    months.set(key, [...(months.get(key) ?? []), entry]);
  }
  if (of.months.length === 0) return null;
  return (
    <Panel title={i18n._("Deposit statement")}>
      <Tools of={of} query={query} />
      {of.entries.length === 0 && of.month !== null ? (
        <EmptyState
          kind="no-match"
          filters={[{ param: "month", value: of.month, label: month(of.month) }]}
        />
      ) : null}
      <div className={css.months}>
        {[...months].map(([key, entries]) => (
          <section key={key} className={css.month}>
            <h3>{month(key)}</h3>
            <ol>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <Line of={entry} currency={of.currency} query={query} />
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Line(props: { readonly of: Entry; readonly currency: string; readonly query: string }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { money } = useFormats();
  const { of, currency } = props;
  const told = [
    inWords(stateWords[of.state]),
    of.method === null ? null : inWords(wayWords(of.method)),
  ].filter(Boolean);
  const content: ReactNode = (
    <>
      <span>
        <span className={css.entryName}>{inWords(deedWords[of.deed])}</span>
        <span className={css.quiet}>
          <When at={of.at} /> · {told.join(" · ")}
        </span>
        {of.reference ? (
          <span className={`${css.quiet} ${css.reference}`}>{of.reference}</span>
        ) : null}
      </span>
      <span>
        <Money amount={{ amountMinor: of.amountMinor, currency }} signed strong />
        <span className={css.quiet}>
          {i18n._("held {amount}", { amount: money({ amountMinor: of.balanceMinor, currency }) })}
        </span>
      </span>
    </>
  );
  return of.to === null ? (
    <div className={css.entry}>{content}</div>
  ) : (
    <Link className={css.entry} to={of.to}>
      {content}
    </Link>
  );
}
