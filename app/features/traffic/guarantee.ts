/** The traffic lever: support impressions promised over a stretch of an enrollment's days. */
import type { BasisPoints } from "~/values/share";

export type TrafficGuarantee = {
  readonly lever: "traffic-guarantee";
  readonly impressions: number;
  /** Days of the enrollment, both included; day 0 is the first. */
  readonly fromDay: number;
  readonly toDay: number;
  /** A promise that is made good when missed, or a grant that is delivered as far as it goes. */
  readonly kind: "guarantee" | "grant";
  /** Of the gap, delivered in `makeGoodDays` after the promise was missed. */
  readonly makeGoodShare: BasisPoints;
  readonly makeGoodDays: number;
};

/** The extra impressions owed for a missed guarantee, rounded up. */
export function makeGood(guarantee: TrafficGuarantee, delivered: number): number {
  if (guarantee.kind !== "guarantee") return 0;
  const gap = Math.max(0, guarantee.impressions - delivered);
  return Math.ceil((gap * guarantee.makeGoodShare) / 10_000);
}
