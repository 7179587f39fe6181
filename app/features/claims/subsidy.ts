/** The claims lever: what the platform pays towards the freight of an honest return. */
import type { BasisPoints } from "~/values/share";

export const subsidisedReasons = ["CHANGE_OF_MIND", "SIZE_MISFIT", "IN_TRANSIT_RETURN"] as const;
export type SubsidisedReason = (typeof subsidisedReasons)[number];

export type ReturnSubsidy = {
  readonly lever: "return-subsidy";
  /** Of the actual freight of the first weight. */
  readonly share: BasisPoints;
  readonly parcelCapMinor: number;
  readonly firstWeightGrams: number;
  readonly reasons: readonly SubsidisedReason[];
  readonly monthlyCapMinor: number;
  readonly buyerPerMonth: number;
  readonly buyerPerStorePerMonth: number;
};

/** The subsidy of one parcel in minor units: a share of its freight, at most the cap, and 0 for other reasons. */
export function parcelSubsidy(
  subsidy: ReturnSubsidy,
  freightMinor: number,
  reason: string,
): number {
  if (!subsidy.reasons.some((each) => each === reason)) return 0;
  return Math.min(subsidy.parcelCapMinor, Math.floor((freightMinor * subsidy.share) / 10_000));
}

export type MonthlyCap = {
  readonly atMostMinor: number;
  readonly shareOfNet: BasisPoints;
  readonly floorMinor: number;
};

/** What a store may receive in a month. A tiny shop is lifted to the floor, a large one stops at the top. */
export function monthlyCap(cap: MonthlyCap, netValue30dMinor: number): number {
  const share = Math.floor((Math.max(0, netValue30dMinor) * cap.shareOfNet) / 10_000);
  return Math.max(cap.floorMinor, Math.min(cap.atMostMinor, share));
}
