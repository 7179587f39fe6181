import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import css from "./lists.module.css";

export type SummaryRow = {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** `what` completes the link for those who hear it alone: "Change plan". */
  readonly change?:
    | { readonly to: string; readonly what: string; readonly label?: string }
    | undefined;
  /** The row was changed since the reader last saw it. */
  readonly changed?: boolean;
};

/** Labels and values; on "check answers" pages each row with its Change link. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const { i18n } = useLingui();
  return (
    <dl className={css.summary}>
      {rows.map((row) => (
        <div key={row.key} className={css.summaryRow}>
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.changed ? <span className={css.changed}>{i18n._("Changed")}</span> : null}
          </dd>
          {row.change ? (
            <dd className={css.change}>
              <Link to={row.change.to}>
                {row.change.label ?? i18n._("Change")}
                <span className="spoken"> {row.change.what}</span>
              </Link>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
