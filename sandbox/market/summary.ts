/** What a simulation came to, and how it is told. */
import type { Counted } from "./books";
import type { CoverageRow } from "./client";

export type Summary = {
  accepted: number;
  duplicates: number;
  /** By the status they came to, or the code of the refusal. */
  readonly applications: Map<string, number>;
  /** By store: the sentences of what does not hold. */
  readonly refusals: Map<string, readonly string[]>;
  /** Impressions of all plans by store. */
  readonly planned: Map<string, number>;
  daysWithPlan: number;
  coverage: readonly CoverageRow[];
  counted: readonly Counted[];
};

const percent = (part: number, whole: number) =>
  whole === 0 ? "no cohort" : `${((part / whole) * 100).toFixed(1)} %`;

/** Strictly above 95 %, by counts. */
export const isAboveLine = ({ covered, size }: { covered: number; size: number }): boolean =>
  covered * 100 > 95 * size;

/** Why a final cohort is below the line. A marketplace may have other stores besides those of the simulation. */
function whyBelow({ size, bound }: Counted, row: CoverageRow): string {
  const least = Math.floor((95 * row.size) / 100) + 1;
  return row.size === size && bound < least
    ? `below the line: traffic allows ${bound} at most, ${least - bound} too few`
    : `below the line: ${least - row.covered} missing`;
}

function cohortLine(counted: Counted, row: CoverageRow | undefined): string {
  const { cohort, size, covered, bound } = counted;
  const own = `simulator: ${covered} of ${size} (${percent(covered, size)}), at most ${bound} possible`;
  if (row === undefined) return `  ${cohort}  ${own}; Slipway counts no such cohort`;
  const told = `Slipway: ${row.covered} of ${row.size} (${percent(row.covered, row.size)})`;
  if (row.provisional) return `  ${cohort}  ${told}, provisional; ${own} so far`;
  const why = row.size === 0 || isAboveLine(row) ? "" : `; ${whyBelow(counted, row)}`;
  return `  ${cohort}  ${told}; ${own}${why}`;
}

export function summaryLines(
  { accepted, duplicates, applications, refusals, daysWithPlan, coverage, counted }: Summary,
  days: number,
): string[] {
  const wishes = [...applications].map(([status, count]) => `${count} ${status}`).join(", ");
  const reasons = new Map<string, number>();
  for (const sentence of [...refusals.values()].flat())
    reasons.set(sentence, (reasons.get(sentence) ?? 0) + 1);
  return [
    `${accepted} records accepted, ${duplicates} known already; ${daysWithPlan} of ${days} days had a plan.`,
    `Applications: ${wishes === "" ? "none" : wishes}.`,
    ...[...reasons].map(([sentence, count]) => `  refused ${count} ×: ${sentence}`),
    "Coverage by week of opening:",
    ...counted.map((cohort) =>
      cohortLine(
        cohort,
        coverage.find((row) => row.cohort === cohort.cohort),
      ),
    ),
  ];
}
