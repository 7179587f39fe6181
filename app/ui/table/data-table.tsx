import { Link } from "@remix-run/react";
import { type ReactNode, useId } from "react";
import { classNames } from "../class-names";
import type { Column } from "./column";
import { SelectAll, SelectRow } from "./selection";
import { SortHeader } from "./sort-header";
import css from "./table.module.css";

export type { Column } from "./column";

type Props<Row> = {
  /** What the table lists; read out, not shown. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Makes the first column's text a link to the row's page. */
  readonly rowHref?: (row: Row) => string;
  /** On phones: `stack` shows each row as labelled lines (merchants), `scroll` pins the first column (staff). */
  readonly phone?: "stack" | "scroll";
  /** Adds checkboxes named `name` to the form with id `form`. `labelOf` says which row one is for. */
  readonly select?: {
    readonly name: string;
    readonly form: string;
    readonly labelOf: (row: Row) => string;
    readonly chosen?: readonly string[];
  };
  /** Key of the row that is open in the other pane. */
  readonly current?: string | null;
  readonly foot?: ReactNode;
  /** In place of rows: an `EmptyState`. */
  readonly empty?: ReactNode;
};

/** Rows and columns on a plain table. Sorting and paging are links; the server does both. */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, rows, rowKey, select, phone = "scroll" } = props;
  const name = useId();
  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  return (
    <section
      className={classNames(css.frame, phone === "stack" && css.stacks)}
      tabIndex={phone === "scroll" ? 0 : undefined}
      aria-labelledby={phone === "scroll" ? name : undefined}
    >
      <table className={css.table}>
        <caption id={name} className="spoken">
          {props.caption}
        </caption>
        <thead>
          <tr>
            {select ? (
              <th className={css.check} scope="col">
                <SelectAll form={select.form} name={select.name} />
              </th>
            ) : null}
            {columns.map((column, index) => (
              <SortHeader key={column.key} column={column} first={index === 0} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              id={`row-${rowKey(row)}`}
              aria-current={props.current === rowKey(row) || undefined}
            >
              {select ? (
                <td className={css.check}>
                  <SelectRow
                    name={select.name}
                    form={select.form}
                    value={rowKey(row)}
                    label={select.labelOf(row)}
                    chosen={select.chosen?.includes(rowKey(row)) ?? false}
                  />
                </td>
              ) : null}
              {columns.map((column, index) => (
                <Cell
                  key={column.key}
                  column={column}
                  row={row}
                  href={index === 0 ? props.rowHref?.(row) : undefined}
                  first={index === 0}
                />
              ))}
            </tr>
          ))}
        </tbody>
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
    </section>
  );
}

function Cell<Row>(props: {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly href: string | undefined;
  readonly first: boolean;
}) {
  const { column, row, href, first } = props;
  const content = href ? (
    <Link className={css.rowLink} to={href}>
      {column.cell(row)}
    </Link>
  ) : (
    column.cell(row)
  );
  const className = classNames(column.align === "end" && css.end, column.wrap && css.wrap);
  if (first)
    return (
      <th scope="row" className={classNames(className, css.pin)}>
        {content}
      </th>
    );
  return (
    <td className={className} data-label={column.headerHidden ? undefined : column.header}>
      {content}
    </td>
  );
}
