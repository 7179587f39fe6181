/** How one shop was shown, what it was promised, and what comes next. Counts are impressions, distinct people where they are named. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { PoolName } from "./pools";

export type ShownDay = {
  readonly day: Day;
  readonly support: number;
  readonly natural: number;
  /** Paid for by the shop: advertising. */
  readonly paid: number;
};
export type PromiseState = "AHEAD" | "RUNNING" | "KEPT" | "MISSED" | "ENDED";
export type StorePromise = {
  readonly grantId: string;
  readonly kind: "guarantee" | "grant" | "make-good";
  readonly promised: number;
  readonly delivered: number;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly state: PromiseState;
  /** What today's plan says of it; null where it says nothing. */
  readonly sentence: Words | null;
};
export type TodaysQuota = PoolName & { readonly hourWindow: string; readonly impressions: number };
export type StoreResponse = {
  readonly verdict: "GRADUATED" | "STOPPED" | "REOPENED";
  readonly day: Day;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly thresholdBps: number | null;
  readonly note: string | null;
};
export type StoreTraffic = {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly ShownDay[];
  readonly promises: readonly StorePromise[];
  /** Null where no plan of today was made. */
  readonly plan: { readonly madeAt: Date; readonly quotas: readonly TodaysQuota[] } | null;
  readonly response: StoreResponse | null;
};

export const spans = [28, 90] as const;
export type Span = (typeof spans)[number];
export const spanOf = (text: string | null): Span => (text === "90" ? 90 : 28);

/** Kept as soon as everything is delivered; missed when its last day is over without it. */
export function promiseState(
  promise: {
    readonly promised: number;
    readonly delivered: number;
    readonly fromDay: Day;
    readonly toDay: Day;
    readonly endedOn: Day | null;
  },
  today: Day,
): PromiseState {
  if (promise.delivered >= promise.promised) return "KEPT";
  if (promise.endedOn !== null && promise.endedOn <= today) return "ENDED";
  if (today < promise.fromDay) return "AHEAD";
  return today <= promise.toDay ? "RUNNING" : "MISSED";
}
