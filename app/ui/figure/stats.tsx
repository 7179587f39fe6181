import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import css from "./figure.module.css";

export type Stat = {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Opens the list with exactly the rows counted. */
  readonly to?: string;
};

/** A strip of a few figures, divided by hairlines. */
export function Stats({ stats }: { readonly stats: readonly Stat[] }) {
  return (
    <dl className={css.stats}>
      {stats.map((stat) => (
        <div key={stat.key} className={css.stat}>
          <dt>{stat.label}</dt>
          <dd className={css.statValue}>
            {stat.to ? <Link to={stat.to}>{stat.value}</Link> : stat.value}
          </dd>
          {stat.note ? <dd className={css.statNote}>{stat.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
