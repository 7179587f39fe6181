/** A check as its merchant and staff read it. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";

/** The program's conditions, the deposit that a trial deferred, or its payment. */
export const checkSubjects = ["conditions", "deposit", "payment"] as const;
export const checkOutcomes = [
  "KEPT",
  "WARNED",
  "RECOVERED",
  "UNKNOWN",
  "REMOVED",
  "DUE",
  "GRADUATED",
] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** One figure: what it is, what it must be, and what is missing. */
export type CheckFigure = {
  /** The watch or counter it was looked at for. */
  readonly key: string;
  readonly label: Words;
  readonly now: Words;
  readonly needed: Words;
  readonly gap: Words | null;
  readonly state: "met" | "unmet" | "unknown";
  readonly sentence: Words;
};
export type CheckView = {
  /** Unique within the enrollment. */
  readonly id: string;
  readonly day: Day;
  readonly about: (typeof checkSubjects)[number];
  readonly monthly: boolean;
  readonly outcome: CheckOutcome;
  readonly figures: readonly CheckFigure[];
  readonly sentence: Words;
  readonly renewedTo: Day | null;
};
export type Checks = {
  /** Newest first. A day that said nothing new has none. */
  readonly made: readonly CheckView[];
  /** The next monthly check; null where every day is one, or nothing is checked any more. */
  readonly nextOn: Day | null;
  readonly daily: boolean;
};
