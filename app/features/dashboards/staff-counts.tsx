import { Link } from "@remix-run/react";
import { useFormats } from "~/ui/reader";
import { exactUpTo } from "~/values/keyset";
import css from "./staff-counts.module.css";

export type CountShown = {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly note?: string;
  /** The list with exactly so many rows. */
  readonly to: string;
};

/** Figures in a panel, in rows of equal width; each opens the list it counts. */
export function StaffCounts({ counts }: { readonly counts: readonly CountShown[] }) {
  const { number } = useFormats();
  const shown = (count: number) => (count > exactUpTo ? `${number(exactUpTo)}+` : number(count));
  return (
    <dl className={css.counts}>
      {counts.map(({ key, label, count, note, to }) => (
        <div key={key} className={css.count} data-none={count === 0 ? "" : undefined}>
          <dt>{label}</dt>
          <dd>
            <Link to={to}>{shown(count)}</Link>
          </dd>
          {note ? <dd className={css.note}>{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
