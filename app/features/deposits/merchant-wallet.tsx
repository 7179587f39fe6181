import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { ButtonLink } from "~/ui/action/button";
import { EmptyState } from "~/ui/layout/empty-state";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import { useFormats } from "~/ui/reader";
import { DeductionList, RefundList } from "./merchant-cases";
import { Due, Trouble } from "./merchant-due";
import { Requirement, Trial } from "./merchant-requirement";
import { Statement } from "./merchant-statement";
import { Sums } from "./merchant-sums";
import css from "./merchant-wallet.module.css";
import type { Wallet } from "./wallet-page";

type Props = {
  /** Null where the marketplace takes no deposits. */
  readonly of: Wallet | null;
  readonly stores: readonly { readonly uid: string; readonly name: string }[];
  readonly query: string;
  readonly mayPay: boolean;
};

/** One shop's deposit: what to do first, then what must be held, what is held, and how it came about. */
export function WalletPage(props: Props) {
  const { i18n } = useLingui();
  const { of, stores, query, mayPay } = props;
  const tabs = stores.map(({ uid, name }) => ({ value: uid, label: name }));
  return (
    <>
      {stores.length > 1 ? <Tabs label={i18n._("Your shops")} tabs={tabs} param="store" /> : null}
      {of === null ? (
        <EmptyState kind="nothing-yet" drawing="post" title={i18n._("No deposit is taken here")}>
          <p>
            {i18n._(
              "When the marketplace begins to take deposits, you read here how much and why.",
            )}
          </p>
        </EmptyState>
      ) : (
        <Filled of={of} query={query} mayPay={mayPay} />
      )}
    </>
  );
}

type Shown = { readonly of: Wallet; readonly query: string; readonly mayPay: boolean };

function Filled(props: Shown) {
  const { i18n } = useLingui();
  const { of, query } = props;
  const nothing =
    of.requiredMinor === 0 && of.order === null && of.months.length === 0 && of.trial === null;
  return (
    <>
      <Trouble {...props} />
      <Due {...props} />
      <DeductionList of={of} />
      {nothing ? <Nothing of={of} /> : <Requirement of={of} />}
      <Trial of={of} />
      {of.months.length === 0 ? null : <Sums of={of} />}
      <RefundList of={of} />
      <Statement of={of} query={query} />
      <Panel title={i18n._("More about the deposit")}>
        <Links {...props} />
      </Panel>
    </>
  );
}

/** When a deposit is taken, for a shop of which nothing is. */
function Nothing({ of }: { readonly of: Wallet }) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  return (
    <EmptyState kind="nothing-yet" drawing="post" title={i18n._("Nothing must be held now")}>
      <p>
        {of.why === null
          ? i18n._(
              "Your shop has not been assessed yet. Once it is, you read here what must be held, why, and until when to pay.",
            )
          : i18n._(
              "A deposit is taken when your categories or last month's sales ask for one. You then read here how much, why, and until when to pay. Now it is {amount}.",
              { amount: money({ amountMinor: 0, currency: of.currency }) },
            )}
      </p>
    </EmptyState>
  );
}

function Links({ of, query, mayPay }: Shown) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const { excessMinor, currency } = of;
  const asked = of.refunds.some(({ status }) => ["COOLING", "REVIEW"].includes(status));
  const links = [
    ...(mayPay && excessMinor > 0 && !asked && !of.leaving
      ? [
          {
            to: `/wallet/refund${query}`,
            label: i18n._("Ask for {amount} back", {
              amount: money({ amountMinor: excessMinor, currency }),
            }),
          },
        ]
      : []),
    {
      to: `/wallet/card${query}`,
      label:
        of.card === null ? i18n._("Save a card") : i18n._("Saved card: {card}", { card: of.card }),
    },
    { to: `/wallet/agreement${query}`, label: i18n._("Deposit terms") },
    {
      to: `/wallet/exit${query}`,
      label: of.leaving
        ? i18n._("Closing the shop: dates")
        : i18n._("Close the shop and get the deposit back"),
    },
  ];
  return (
    <>
      {of.leaving ? (
        <Notice>
          {i18n._("Your shop is closing.")}{" "}
          <ButtonLink to={`/wallet/exit${query}`} small>
            {i18n._("See the dates")}
          </ButtonLink>
        </Notice>
      ) : null}
      <ul className={css.links}>
        {links.map(({ to, label }) => (
          <li key={to}>
            <Link className={css.link} to={to}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
