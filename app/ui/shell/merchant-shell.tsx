import { useLingui } from "@lingui/react";
import {
  IconBell,
  IconChartLine,
  IconClipboardList,
  IconSailboat,
  IconWallet,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { type Account, AccountMenu } from "./account-menu";
import { Brand, Content, HeaderWaterline, PrintedBy, SkipLink } from "./frame";
import { type NavEntry, NavItem } from "./nav";
import { LanguageSwitch } from "./preferences";
import css from "./shell.module.css";

export type MerchantPage = "programs" | "mine" | "traffic" | "wallet" | "inbox";

/**
 * Merchant pages: a top bar and, on phones, a tab bar at the thumb. `pages` lists the ones that exist, `counts`
 * what waits for the merchant on each.
 */
export function MerchantShell(props: {
  readonly pages?: readonly MerchantPage[];
  readonly counts?: Partial<Record<MerchantPage, number>>;
  /** The marketplace's name; "Slipway" without one. */
  readonly name?: string;
  readonly account?: Account | undefined;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const all: Readonly<Record<MerchantPage, NavEntry>> = {
    programs: {
      to: "/programs",
      label: i18n._("Programs"),
      icon: <IconSailboat size={22} stroke={1.5} />,
    },
    mine: {
      to: "/enrollments",
      label: i18n._("Mine"),
      icon: <IconClipboardList size={22} stroke={1.5} />,
    },
    traffic: {
      to: "/traffic",
      label: i18n._("Traffic"),
      icon: <IconChartLine size={22} stroke={1.5} />,
    },
    wallet: {
      to: "/wallet",
      label: i18n._("Deposits"),
      icon: <IconWallet size={22} stroke={1.5} />,
    },
    inbox: { to: "/inbox", label: i18n._("Inbox"), icon: <IconBell size={22} stroke={1.5} /> },
  };
  const tabs = (props.pages ?? []).map((page): NavEntry => {
    const count = props.counts?.[page] ?? 0;
    return { ...all[page], count, countLabel: i18n._("{count} to do", { count }) };
  });
  return (
    <div
      className={css.merchant}
      data-density="merchant"
      data-tabs={tabs.length > 0 ? "" : undefined}
    >
      <SkipLink />
      <header className={css.header}>
        <div className={css.bar}>
          <Brand to="/" name={props.name ?? "Slipway"} />
          {tabs.length > 0 ? (
            <nav className={css.tabs} aria-label={i18n._("Main")}>
              <ul>
                {tabs.map((tab) => (
                  <li key={tab.to}>
                    <NavItem entry={tab} />
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
          <div className={css.tools}>
            <LanguageSwitch />
            {props.account ? <AccountMenu account={props.account} /> : null}
          </div>
        </div>
        <HeaderWaterline />
      </header>
      <Content className={css.column}>
        {props.children}
        {props.account ? <PrintedBy name={props.account.name} /> : null}
      </Content>
    </div>
  );
}
