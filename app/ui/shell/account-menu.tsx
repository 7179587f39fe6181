import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { IconUserCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Disclosure } from "./disclosure";
import { ThemeSwitch } from "./preferences";
import css from "./shell.module.css";

export type Account = {
  readonly name: string;
  /** The shop, or the role. */
  readonly detail?: string;
  readonly links?: readonly { readonly to: string; readonly label: string }[];
  /** Where a POST signs out. */
  readonly signOut: string;
};

export function AccountMenu(props: { readonly account: Account; readonly children?: ReactNode }) {
  const { i18n } = useLingui();
  const { account } = props;
  return (
    <Disclosure
      className={css.account}
      summary={
        <>
          <IconUserCircle size={22} stroke={1.5} aria-hidden="true" />
          <span className={css.accountName}>{account.name}</span>
          <span className="spoken">{i18n._("Account menu")}</span>
        </>
      }
    >
      <p className={css.who}>
        <strong>{account.name}</strong>
        {account.detail ? <span>{account.detail}</span> : null}
      </p>
      {account.links?.length ? (
        <ul className={css.menuList}>
          {account.links.map((link) => (
            <li key={link.to}>
              <Link className={css.menuButton} to={link.to}>
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <ThemeSwitch />
      {props.children}
      <form method="post" action={account.signOut}>
        <button className={css.menuButton} type="submit">
          {i18n._("Sign out")}
        </button>
      </form>
    </Disclosure>
  );
}
