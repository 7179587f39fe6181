/** A pool's own share of its forecast for support on some days, in place of the marketplace's. */

import type { Day } from "~/values/day";
import type { BasisPoints } from "~/values/share";
import type { PoolName } from "./pools";

export type PoolShareWish = PoolName & {
  readonly shareBps: BasisPoints;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly reason: string;
};

/** `overlaps`: another share of the pool counts on one of these days, `fromDay` to `toDay` in the details. */
export type PoolShareRefusal = "overlaps" | "day-is-past";

/** Raised by the constraint that lets one share of a pool count on a day. */
export const isOverlap = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === "23P01";
