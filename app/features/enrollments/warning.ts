/** What a warned merchant must know: which rule, by how much, and the last day to recover. */
import type { Day } from "~/values/day";
import type { CheckView } from "./check-view";
import type { Standing } from "./checks/standing";
import type { WarningView } from "./enrollment-page";

/** The mark of a deferred deposit that is due, beside those of the program's own rules. */
export const depositMark = "deposit";

type Warned = {
  readonly status: string;
  readonly starts_on: Day;
  readonly warned_on: Day | null;
  readonly recover_by: Day | null;
};

/** For every mark, what the last check said that looked at it. */
export function warningOf(
  row: Warned,
  standing: Standing,
  checks: readonly CheckView[],
): WarningView | null {
  if (row.status !== "WARNED") return null;
  const reasons = Object.keys(standing).flatMap((key) => {
    if (key === depositMark) return checks.find(({ outcome }) => outcome === "DUE")?.sentence ?? [];
    const last = checks.find(({ figures }) => figures.some((figure) => figure.key === key));
    return (last?.figures ?? [])
      .filter((figure) => figure.key === key)
      .map(({ sentence }) => sentence);
  });
  return {
    since: row.warned_on ?? row.starts_on,
    reasons,
    recoverBy: row.recover_by,
    pays: depositMark in standing,
  };
}
