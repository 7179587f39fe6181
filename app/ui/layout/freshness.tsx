import { useLingui } from "@lingui/react";
import { useFormats, useReader } from "../reader";
import css from "./layout.module.css";

export type FreshnessTimes = {
  readonly updatedAt: Date | string;
  readonly nextAt?: Date | string | null;
  /** How often the batch runs; past two intervals the line warns. */
  readonly everyMinutes?: number;
};

/** "Updated 06:00 · next 07:00": on every figure that comes from a batch. */
export function Freshness({ updatedAt, nextAt, everyMinutes }: FreshnessTimes) {
  const { i18n } = useLingui();
  const { now } = useReader();
  const { time, dayOf, shortDateTime, relative } = useFormats();
  const age = now.getTime() - new Date(updatedAt).getTime();
  const late = everyMinutes !== undefined && age > 2 * everyMinutes * 60_000;
  const shown = (at: Date | string) => (dayOf(at) === dayOf(now) ? time(at) : shortDateTime(at));
  const text = nextAt
    ? i18n._("Updated {updated} · next {next}", { updated: shown(updatedAt), next: shown(nextAt) })
    : i18n._("Updated {updated}", { updated: shown(updatedAt) });
  return (
    <p className={css.freshness} data-late={late || undefined}>
      <time dateTime={new Date(updatedAt).toISOString()}>{text}</time>
      {late
        ? ` · ${i18n._("Late: the last update was {ago}", { ago: relative(updatedAt) })}`
        : null}
    </p>
  );
}
