/** The hit-product lever: what a confirmed product receives, phase by phase. */
import type { BasisPoints } from "~/values/share";

export const hitPhases = ["test", "boost", "tail"] as const;
export type HitPhase = (typeof hitPhases)[number];

export type HitBoost = {
  readonly lever: "hit-support";
  readonly how: "boost";
  readonly phases: Readonly<
    Record<HitPhase, { readonly days: number; readonly impressions: number }>
  >;
  readonly coupon: {
    /** The platform's part of each coupon. */
    readonly platformShare: BasisPoints;
    readonly perOrderMinor: number;
    readonly perProductMinor: number;
  };
};
export type HitCreators = {
  readonly lever: "hit-support";
  readonly how: "creators";
  readonly all: number;
  readonly midAtLeast: number;
  readonly headAtMost: number;
};
export type HitSupport = HitBoost | HitCreators;
