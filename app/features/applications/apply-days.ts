/** On which days one can apply: the version's own dates and the kind's window, whichever is narrower. */
import type { AnyKind } from "~/features/programs/kinds";
import type { Terms } from "~/features/programs/terms";
import type { Day } from "~/values/day";

export type ApplyDays = {
  readonly open: boolean;
  /** When it opens, where it is not open. */
  readonly opensOn: Day | null;
  /** The last day, where there is one. */
  readonly closesOn: Day | null;
};

const later = (left: Day | null, right: Day | null): Day | null =>
  left === null || (right !== null && right > left) ? right : left;
const earlier = (left: Day | null, right: Day | null): Day | null =>
  left === null || (right !== null && right < left) ? right : left;

export function applyDays(
  kind: AnyKind,
  { settings, opensOn, closesOn }: Pick<Terms, "settings" | "opensOn" | "closesOn">,
  today: Day,
): ApplyDays {
  const window = kind.applyWindow(settings, today);
  const from = later(opensOn, window?.opensOn ?? null);
  const to = earlier(closesOn, window?.closesOn ?? null);
  const over = to !== null && (today > to || (from !== null && from > to));
  const early = from !== null && today < from;
  return { open: !over && !early, opensOn: early && !over ? from : null, closesOn: to };
}
