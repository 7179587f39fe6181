import "~/locales/staff-catalogue";
import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { useFormats, useReader } from "../reader";
import { type Account, AccountMenu } from "./account-menu";
import { Disclosure } from "./disclosure";
import { Brand, Content, HeaderWaterline, PrintedBy, SkipLink } from "./frame";
import { NavItem } from "./nav";
import { KeysSwitch, LanguageSwitch } from "./preferences";
import css from "./shell.module.css";
import { type StaffPage, useStaffEntries } from "./staff-pages";

/**
 * Staff pages: a rail of the pages that exist (`pages`, in the order given), counts only where someone must act
 * (`counts`), a header with the marketplace, search and, while a clock is set, what it shows.
 */
export function StaffShell(props: {
  readonly name: string;
  readonly pages: readonly StaffPage[];
  readonly counts?: Partial<Record<StaffPage, number>>;
  readonly account: Account;
  /** Search box or `CommandMenu` button. */
  readonly search?: ReactNode;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const groups = useStaffEntries(props.pages, props.counts ?? {});
  const list = groups.map((group) => (
    <ul key={group[0]?.to}>
      {group.map((entry) => (
        <li key={entry.to}>
          <NavItem entry={entry} />
        </li>
      ))}
    </ul>
  ));
  return (
    <div className={css.staff} data-density="staff">
      <SkipLink />
      <header className={css.header}>
        <div className={css.bar}>
          <Disclosure className={css.burger} summary={i18n._("Menu")}>
            <nav className={css.menuNav} aria-label={i18n._("Main")}>
              {list}
            </nav>
          </Disclosure>
          <Brand to="/ops" name={props.name} />
          <div className={css.search}>{props.search}</div>
          <SetClock />
          <div className={css.tools}>
            <LanguageSwitch />
            <AccountMenu account={props.account}>
              <KeysSwitch />
            </AccountMenu>
          </div>
        </div>
        <HeaderWaterline />
      </header>
      <div className={css.desk}>
        <nav className={css.rail} aria-label={i18n._("Main")}>
          {list}
        </nav>
        <Content className={css.work}>
          {props.children}
          <PrintedBy name={props.account.name} />
        </Content>
      </div>
    </div>
  );
}

/** A set clock changes every deadline on the page, so it is always in sight. */
function SetClock() {
  const { i18n } = useLingui();
  const { clockIsSet, now } = useReader();
  const { dateTime } = useFormats();
  if (!clockIsSet) return null;
  return <p className={css.clock}>{i18n._("Demo clock: {time}", { time: dateTime(now) })}</p>;
}
