import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import css from "./layout.module.css";

export type Crumb = { readonly to: string; readonly label: string };

/** A page's head and body. `title` is the only `h1`; `actions` stand at its end, `lead` below it. */
export function Page(props: {
  readonly title: ReactNode;
  /** A small line above the title: what kind of thing this is, or its reference. */
  readonly caption?: ReactNode;
  readonly lead?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** Status flag and the like, right after the title. */
  readonly mark?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { i18n } = useLingui();
  return (
    <article className={css.page}>
      {props.crumbs?.length ? (
        <nav className={css.crumbs} aria-label={i18n._("Breadcrumb")}>
          <ol>
            {props.crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <header className={css.pageHead}>
        <div className={css.pageTitle}>
          {props.caption ? <p className={css.caption}>{props.caption}</p> : null}
          <div className={css.titleLine}>
            <h1>{props.title}</h1>
            {props.mark}
          </div>
          {props.lead ? <div className={css.lead}>{props.lead}</div> : null}
        </div>
        {props.actions ? (
          <div className={classNames(css.actions, "no-print")}>{props.actions}</div>
        ) : null}
      </header>
      {props.children}
    </article>
  );
}

/** The one primary action of a phone page, in reach of the thumb; in the page's flow on a desk. */
export const BottomBar = ({ children }: { readonly children: ReactNode }) => (
  <div className={classNames(css.bottomBar, "no-print")}>{children}</div>
);
