/**
 * What stands against a running enrollment, and how a check moves it on (domain.md, "Hysteresis").
 * Unknown is not no: it adds nothing and lifts nothing, it only breaks a run of failed checks.
 */
import { z } from "zod";
import { addDays, type Day } from "~/values/day";
import type { Watch } from "./watch";

export type Answer = "hit" | "clear" | "unknown";

/** One thing that is wrong. It stays until a check finds it in order. */
const mark = z.strictObject({
  /** Failed checks in a row. */
  failed: z.number().int().min(0),
  since: z.iso.date(),
  /** The last day to recover; absent where nothing ends by itself. */
  recoverBy: z.iso.date().exactOptional(),
});
export type Mark = z.output<typeof mark>;
export const standingSchema = z.record(z.string(), mark);
/** By watch; empty is in order. */
export type Standing = Readonly<Record<string, Mark>>;

/** The first day of the month after: the next monthly check. */
export const nextMonthly = (day: Day): Day =>
  `${addDays(`${day.slice(0, 8)}01`, 31).slice(0, 8)}01`;

export type Looked = { readonly watch: Watch; readonly answer: Answer };
export type Moved = {
  readonly standing: Standing;
  /** The way out that was reached, or null while the enrollment goes on. */
  readonly removedBy: Watch | null;
};

type Step = { readonly mark: Mark | null; readonly out: boolean };

function failing(watch: Watch, before: Mark | undefined, day: Day): Step {
  const since = before?.since ?? day;
  const failed = (before?.failed ?? 0) + 1;
  const { exit } = watch;
  if (exit === null) return { mark: { failed: 1, since }, out: false };
  const needed = exit.immediate ? 1 : exit.consecutiveChecks;
  const graceDays = exit.immediate ? 0 : exit.graceDays;
  if (failed < needed) {
    const last = watch.check === "monthly" ? addDays(nextMonthly(day), -1) : day;
    const near = failed + 1 === needed && graceDays === 0;
    return { mark: { failed, since, ...(near ? { recoverBy: last } : {}) }, out: false };
  }
  const inGrace = before !== undefined && before.failed >= needed;
  const recoverBy = (inGrace ? before.recoverBy : undefined) ?? addDays(day, graceDays);
  return { mark: { failed: needed, since, recoverBy }, out: graceDays === 0 || day > recoverBy };
}

function unsure({ exit }: Watch, before: Mark | undefined): Step {
  if (before === undefined || exit === null) return { mark: before ?? null, out: false };
  const inGrace = before.failed >= (exit.immediate ? 1 : exit.consecutiveChecks);
  return { mark: inGrace ? before : { failed: 0, since: before.since }, out: false };
}

const step = ({ watch, answer }: Looked, before: Mark | undefined, day: Day): Step => {
  if (answer === "hit") return failing(watch, before, day);
  return answer === "clear" ? { mark: null, out: false } : unsure(watch, before);
};

export function moved(standing: Standing, looked: readonly Looked[], day: Day): Moved {
  const next = new Map(Object.entries(standing));
  let removedBy: Watch | null = null;
  for (const each of looked) {
    const { mark: after, out } = step(each, standing[each.watch.key], day);
    if (after === null) next.delete(each.watch.key);
    else next.set(each.watch.key, after);
    if (out) removedBy ??= each.watch;
  }
  const sorted = [...next].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return { standing: Object.fromEntries(sorted), removedBy };
}

/** The way out that closes first, with the last day to recover; null where nothing ends by itself. */
export function soonestEnd(
  standing: Standing,
): { readonly key: string; readonly recoverBy: Day } | null {
  const ends = Object.entries(standing).flatMap(([key, { recoverBy }]) =>
    recoverBy === undefined ? [] : [{ key, recoverBy }],
  );
  const [first] = ends.toSorted((left, right) => (left.recoverBy < right.recoverBy ? -1 : 1));
  return first ?? null;
}

export const sameStanding = (left: Standing, right: Standing): boolean =>
  textOf(left) === textOf(right);
const textOf = (standing: Standing): string =>
  JSON.stringify(
    Object.entries(standing)
      .map(([key, { failed, since, recoverBy }]) => [key, failed, since, recoverBy ?? null])
      .toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
  );
