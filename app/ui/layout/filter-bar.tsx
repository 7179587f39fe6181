import { useLingui } from "@lingui/react";
import { Form, Link, useSearchParams } from "@remix-run/react";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Button } from "../action/button";
import css from "./lists.module.css";

/** A filter in force: the query parameter, its value, and how a person says it ("Status: in review"). */
export type ActiveFilter = {
  readonly param: string;
  readonly value: string;
  readonly label: string;
};

function without(query: URLSearchParams, filters: readonly ActiveFilter[]): string {
  const next = new URLSearchParams(query);
  for (const name of ["after", "before"]) next.delete(name);
  for (const { param, value } of filters) {
    const left = next.getAll(param).filter((each) => each !== value);
    next.delete(param);
    for (const each of left) next.append(param, each);
  }
  return `?${next}`;
}

/** What is filtered now, each removable, all clearable. Also inside "nothing matches". */
export function FilterChips({ active }: { readonly active: readonly ActiveFilter[] }) {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  if (active.length === 0) return null;
  return (
    <ul className={css.chips} aria-label={i18n._("Filters in force")}>
      {active.map((filter) => (
        <li key={`${filter.param}=${filter.value}`}>
          <Link className={css.chip} to={without(query, [filter])}>
            {filter.label}
            <IconX size={14} aria-hidden="true" />
            <span className="spoken">{i18n._("Remove this filter")}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link className={css.clear} to={without(query, active)}>
          {i18n._("Clear filters")}
        </Link>
      </li>
    </ul>
  );
}

/**
 * A GET form whose inputs (`children`) are the filters, with the chips of those in force below. Every choice lands in
 * the address. `keep` lists parameters that stay as they are, such as `sort`.
 */
export function FilterBar(props: {
  readonly active: readonly ActiveFilter[];
  readonly keep?: readonly string[];
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  return (
    <search className={css.filters}>
      <Form method="get" className={css.filterForm}>
        {(props.keep ?? []).flatMap((name) =>
          query
            .getAll(name)
            .map((value) => (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            )),
        )}
        {props.children}
        <Button type="submit">{i18n._("Apply filters")}</Button>
      </Form>
      <FilterChips active={props.active} />
    </search>
  );
}
