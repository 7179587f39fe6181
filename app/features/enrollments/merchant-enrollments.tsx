import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { useFormats, useInWords } from "~/ui/reader";
import { isRunning } from "./enrollment";
import type { EnrollmentPage, EnrollmentRow } from "./enrollment-page";
import css from "./merchant-enrollment.module.css";
import { EnrollmentFlag } from "./merchant-enrollment-flag";

export function EnrollmentRows({ rows }: { readonly rows: readonly EnrollmentRow[] }) {
  const inWords = useInWords();
  return (
    <ul className={css.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link className={css.row} to={`/enrollments/${row.id}`}>
            <span className={css.rowHead}>
              <strong>{inWords(row.program.name)}</strong>
              <EnrollmentFlag status={row.status} />
            </span>
            <RowDetail of={row} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** "Day 12 of 90", or when it begins or ended. */
export function useDayOf(): (
  of: Pick<EnrollmentPage, "status" | "startsOn" | "endedOn" | "dayNumber" | "daysAll">,
) => string | null {
  const { i18n } = useLingui();
  const { day } = useFormats();
  return (of) => {
    if (!isRunning(of.status))
      return of.endedOn ? i18n._("Ended on {day}", { day: day(of.endedOn) }) : null;
    if (of.dayNumber === 0) return i18n._("Begins on {day}", { day: day(of.startsOn) });
    return of.daysAll === null
      ? i18n._("Day {day}", { day: of.dayNumber })
      : i18n._("Day {day} of {all}", { day: of.dayNumber, all: of.daysAll });
  };
}

function RowDetail({ of }: { readonly of: EnrollmentRow }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay } = useFormats();
  const dayOf = useDayOf();
  const subject = of.product ? `${of.store.name} · ${of.product.title}` : of.store.name;
  return (
    <>
      <span className={css.quiet}>{[subject, dayOf(of)].filter(Boolean).join(" · ")}</span>
      {of.next ? (
        <span>
          {i18n._("Next: {what}, until the end of {day}", {
            what: inWords(of.next.name),
            day: shortDay(of.next.dueOn),
          })}
        </span>
      ) : null}
    </>
  );
}
