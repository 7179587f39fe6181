import { useLingui } from "@lingui/react";
import { Link, useSearchParams } from "@remix-run/react";
import { useFormats } from "../reader";
import css from "./lists.module.css";

export type PageInfo = {
  /** Cursors; null where there is no page on that side. */
  readonly before?: string | null;
  readonly after?: string | null;
  /** Rows on this page, and in all; a total above 10,000 is shown as "10,000+". */
  readonly shown: number;
  readonly total?: number | null;
};
export const exactUpTo = 10_000;

/** Older and newer by cursor, in the address as `?after=` and `?before=`. */
export function Pagination({ page }: { readonly page: PageInfo }) {
  const { i18n } = useLingui();
  const { number } = useFormats();
  const [query] = useSearchParams();
  const to = (name: "before" | "after", cursor: string) => {
    const next = new URLSearchParams(query);
    next.delete("before");
    next.delete("after");
    next.set(name, cursor);
    return `?${next}`;
  };
  const { total } = page;
  return (
    <nav className={css.pagination} aria-label={i18n._("Pages")}>
      <p>
        {total === undefined || total === null
          ? i18n._("{shown} shown", { shown: number(page.shown) })
          : i18n._("{shown} of {total}", {
              shown: number(page.shown),
              total: total > exactUpTo ? `${number(exactUpTo)}+` : number(total),
            })}
      </p>
      <ul>
        {page.before ? (
          <li>
            <Link className={css.pageLink} rel="prev" to={to("before", page.before)}>
              ← {i18n._("Previous")}
            </Link>
          </li>
        ) : null}
        {page.after ? (
          <li>
            <Link className={css.pageLink} rel="next" to={to("after", page.after)}>
              {i18n._("Next")} →
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
