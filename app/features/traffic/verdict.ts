/** What a plan decided for a promise, with everything that decided it. */
import type { Day } from "~/values/day";

export const verdictReasons = [
  "SELECTED_NOW",
  "SELECTED_LATER",
  "LEFTOVER",
  "NOT_SELECTED_SCARCE",
  "INFEASIBLE_CAP",
  "NO_SUPPLY",
  "NO_PRODUCT",
  "NO_STOCK",
  "IN_VIOLATION",
  "CLOSED",
  "FRAUD",
  "STOPPED",
  "GRADUATED",
  "FULFILLED",
] as const;
export type VerdictReason = (typeof verdictReasons)[number];

/** Counts are impressions. */
export type Verdict = {
  readonly reason: VerdictReason;
  readonly promised: number;
  readonly delivered: number;
  /** To be assigned until the promise is kept, with what is lost on the way. */
  readonly need: number;
  readonly dailyCap: number;
  readonly lastDay: Day;
  /** Days a plan may count on until the last one. */
  readonly usableDays: number;
  /** Of the day that is planned. */
  readonly given: number;
  readonly firstDay: Day | null;
  /** The need at which stores like this one were no longer covered. */
  readonly cutoff: number | null;
};

/** Days it can lose and still be kept; below 0 it cannot be kept. */
export const spareDays = ({
  need,
  dailyCap,
  usableDays,
}: Pick<Verdict, "need" | "dailyCap" | "usableDays">): number =>
  usableDays - (dailyCap === 0 ? 0 : Math.ceil(need / dailyCap));
