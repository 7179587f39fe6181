import type { Day } from "~/values/day";
import { useFormats } from "../reader";
import css from "./figure.module.css";

/**
 * An instant. `as`: `full` date and time · `deadline` the same with the zone's name · `short` weekday, date, time · `ago`
 * relative, with the full one on hover and in the markup.
 */
export function When(props: {
  readonly at: Date | string;
  readonly as?: "full" | "deadline" | "short" | "ago";
}) {
  const format = useFormats();
  const { at, as = "full" } = props;
  const text = {
    full: format.dateTime,
    deadline: format.deadline,
    short: format.shortDateTime,
    ago: format.relative,
  }[as](at);
  return (
    <time className={css.time} dateTime={new Date(at).toISOString()} title={format.deadline(at)}>
      {text}
    </time>
  );
}

/** A local calendar day. `short` has the weekday and leaves the year out. */
export function DayText({ day, short }: { readonly day: Day; readonly short?: boolean }) {
  const format = useFormats();
  return (
    <time className={css.time} dateTime={day}>
      {short ? format.shortDay(day) : format.day(day)}
    </time>
  );
}
