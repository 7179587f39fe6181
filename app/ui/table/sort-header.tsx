import { useLingui } from "@lingui/react";
import { Link, useSearchParams } from "@remix-run/react";
import { classNames } from "../class-names";
import type { Column } from "./column";
import css from "./table.module.css";

/** A column's head; a sortable one is a link that turns the order round. */
export function SortHeader<Row>(props: { readonly column: Column<Row>; readonly first: boolean }) {
  const { column, first } = props;
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const className = classNames(column.align === "end" && css.end, first && css.pin);
  const label = column.headerHidden ? (
    <span className="spoken">{column.header}</span>
  ) : (
    column.header
  );
  if (!column.sort)
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  const now = query.get("sort");
  const up = now === column.sort;
  const down = now === `-${column.sort}`;
  const next = new URLSearchParams(query);
  for (const name of ["after", "before"]) next.delete(name);
  next.set("sort", up ? `-${column.sort}` : column.sort);
  return (
    <th
      scope="col"
      className={className}
      aria-sort={up ? "ascending" : down ? "descending" : undefined}
    >
      <Link className={css.sort} to={`?${next}`} preventScrollReset>
        {label}
        <span aria-hidden="true" className={css.arrow}>
          {up ? "▲" : down ? "▼" : "↕"}
        </span>
        <span className="spoken">{i18n._("Sort by this")}</span>
      </Link>
    </th>
  );
}
