import { Link, NavLink, useSearchParams } from "@remix-run/react";
import css from "./lists.module.css";

export type Tab = {
  readonly label: string;
  /** A path, for tabs that are pages … */
  readonly to?: string;
  readonly end?: boolean;
  /** … or a value of `param`, for tabs that are views of one page. */
  readonly value?: string;
  readonly count?: number | string;
};

/** Tabs are links: each has an address. `param` names the query parameter of view tabs. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly param?: string;
}) {
  const [query] = useSearchParams();
  const param = props.param ?? "tab";
  const chosen = query.get(param) ?? props.tabs[0]?.value;
  const toValue = (value: string) => {
    const next = new URLSearchParams(query);
    for (const name of ["after", "before"]) next.delete(name);
    next.set(param, value);
    return `?${next}`;
  };
  return (
    <nav className={css.tabs} aria-label={props.label}>
      <ul>
        {props.tabs.map((tab) => (
          <li key={tab.to ?? tab.value}>
            {tab.to ? (
              <NavLink className={css.tab ?? ""} to={tab.to} end={tab.end ?? false}>
                <TabText tab={tab} />
              </NavLink>
            ) : (
              <Link
                className={css.tab}
                to={toValue(tab.value ?? "")}
                aria-current={tab.value === chosen ? "page" : undefined}
                preventScrollReset
              >
                <TabText tab={tab} />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

const TabText = ({ tab }: { readonly tab: Tab }) => (
  <>
    {tab.label}
    {tab.count === undefined ? null : <span className={css.tabCount}>{tab.count}</span>}
  </>
);
