/**
 * The deposit lever: a reduction of the *base* deposit (domain.md, deposit-relief). A float or activity
 * deposit that is higher than what remains of the base makes the reduction save nothing.
 */
import { type BasisPoints, whole } from "~/values/share";

export type DepositRelief = {
  readonly lever: "deposit-relief";
  /** How much of the base deposit is waived. */
  readonly share: BasisPoints;
  /** The base never falls below this. */
  readonly floorMinor: number;
  /** What remains is rounded up to a multiple of this. */
  readonly roundUpMinor: number;
  readonly termDays: number;
};

/** As much of it as the amount depends on. */
export type Reduction = Pick<DepositRelief, "share" | "floorMinor" | "roundUpMinor">;

/** What remains of a base deposit under a reduction, in minor units; never more than the base itself. */
export function reducedBase(baseMinor: number, relief: Reduction): number {
  const remaining = Math.ceil((baseMinor * (whole - relief.share)) / whole);
  const rounded = Math.ceil(remaining / relief.roundUpMinor) * relief.roundUpMinor;
  return Math.min(baseMinor, Math.max(relief.floorMinor, rounded));
}
