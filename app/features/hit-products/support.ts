/** The hit-product lever: what a confirmed product receives, phase by phase. */
import type { BasisPoints } from "~/values/share";

export const hitPhases = ["test", "boost", "tail"] as const;
export type HitPhase = (typeof hitPhases)[number];

export type HitSupport = {
  readonly lever: "hit-support";
  readonly phases: Readonly<
    Record<HitPhase, { readonly days: number; readonly impressions: number }>
  >;
  readonly creators: {
    readonly all: number;
    readonly midAtLeast: number;
    readonly headAtMost: number;
  };
  readonly coupon: {
    /** The platform's part of each coupon. */
    readonly platformShare: BasisPoints;
    readonly perOrderMinor: number;
    readonly perProductMinor: number;
  };
};
