import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import css from "./shell.module.css";

export type NavEntry = {
  readonly to: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Only where someone must act. `countLabel` says of what: "3 waiting". */
  readonly count?: number;
  readonly countLabel?: string;
  /** Match this address alone, not the ones below it. */
  readonly end?: boolean;
};

/** One link of a rail, tab bar or menu; the current page is marked. */
export function NavItem({ entry }: { readonly entry: NavEntry }) {
  return (
    <NavLink className={css.navLink ?? ""} to={entry.to} end={entry.end ?? false} prefetch="intent">
      {entry.icon}
      <span className={css.navLabel}>{entry.label}</span>
      {entry.count ? (
        <span className={css.count}>
          <span aria-hidden="true">{entry.count > 999 ? "999+" : entry.count}</span>
          <span className="spoken">{entry.countLabel ?? entry.count}</span>
        </span>
      ) : null}
    </NavLink>
  );
}
