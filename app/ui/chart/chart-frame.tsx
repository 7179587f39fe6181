import { useLingui } from "@lingui/react";
import { type ReactNode, useId } from "react";
import { Freshness, type FreshnessTimes } from "../layout/freshness";
import css from "./chart.module.css";

export type ChartTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * What every chart stands in: the subject as title, its definition, the drawing, the same numbers as a table, CSV and
 * age. `summary` is the one sentence a screen reader hears: latest value and goal.
 */
export function ChartFrame(props: {
  readonly title: string;
  readonly definition: ReactNode;
  readonly summary: string;
  readonly table: ChartTable;
  readonly csv?: string;
  readonly freshness?: FreshnessTimes;
  /** The value axis does not begin at zero (line charts only). */
  readonly cutAxis?: boolean;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const heading = useId();
  return (
    <section className={css.frame} aria-labelledby={heading}>
      <h2 id={heading}>{props.title}</h2>
      <p className={css.definition}>{props.definition}</p>
      <div className={css.paper} role="img" aria-label={props.summary}>
        {props.children}
      </div>
      <div className={css.foot}>
        <details className={css.details}>
          <summary>{i18n._("Show as table")}</summary>
          <section
            className={css.tableFrame}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
            tabIndex={0}
            aria-label={i18n._("{title}: table", { title: props.title })}
          >
            <NumbersTable {...props.table} />
          </section>
        </details>
        {props.csv ? (
          <a className="no-print" href={props.csv} download>
            CSV
          </a>
        ) : null}
        {props.cutAxis ? (
          <p className={css.note}>{i18n._("The axis does not begin at 0.")}</p>
        ) : null}
        {props.freshness ? <Freshness {...props.freshness} /> : null}
      </div>
    </section>
  );
}

function NumbersTable({ head, rows }: ChartTable) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {head.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={head[0]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={head[index]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
