import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "../class-names";
import css from "./action.module.css";

/** One `primary` per screen; `danger` for what cannot be taken back; `quiet` inside rows. */
export type Look = "primary" | "plain" | "quiet" | "danger";

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style"> & {
  readonly look?: Look;
  readonly small?: boolean;
  /** Fills its line, for bottom bars. */
  readonly wide?: boolean;
  /** What it started is under way; it keeps its words and takes no second press. */
  readonly pending?: boolean;
  readonly icon?: ReactNode;
  /** The single key that does the same, e.g. "J"; shown and announced. */
  readonly shortcut?: string;
};

export function Button(props: ButtonProps) {
  const { look = "plain", small, wide, pending, icon, shortcut, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={classNames(css.button, css[look], small && css.small, wide && css.wide)}
      aria-disabled={pending || undefined}
      data-pending={pending || undefined}
      aria-keyshortcuts={shortcut}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon}
      <span>{children}</span>
      {shortcut ? <kbd className={css.key}>{shortcut}</kbd> : null}
    </button>
  );
}

type ButtonLinkProps = Omit<LinkProps, "className" | "style"> &
  Pick<ButtonProps, "look" | "small" | "wide" | "icon">;

/** Looks like a button and goes somewhere. */
export function ButtonLink(props: ButtonLinkProps) {
  const { look = "plain", small, wide, icon, children, ...rest } = props;
  return (
    <Link
      {...rest}
      className={classNames(css.button, css[look], small && css.small, wide && css.wide)}
    >
      {icon}
      <span>{children}</span>
    </Link>
  );
}
