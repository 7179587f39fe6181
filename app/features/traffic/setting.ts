/** How a marketplace shares its traffic with new stores, and what it begins with. */
import type { BasisPoints } from "~/values/share";

export type TrafficShares = {
  /** Of a pool's forecast, what may go to support at most. */
  readonly supportShareBps: BasisPoints;
  /** Of what a promise still needs when it is first planned, what a store is given at most on one day. */
  readonly dailyCapBps: BasisPoints;
  /** Standard deviations by which a plan counts on fewer live days than are likely, in thousandths. */
  readonly cautionMilli: number;
  /** Of later days' supply, what is kept for stores that have not opened yet. */
  readonly arrivalsBps: BasisPoints;
  /** Whole days without a delivery after which a pool with quotas counts as dead. */
  readonly outageDays: number;
  /** Clicks per impression above which a store needs no more support. */
  readonly graduateBps: BasisPoints;
  /** Clicks per impression below which support is stopped. */
  readonly stopBps: BasisPoints;
};

/** Version 0: nobody has decided yet, the defaults count. */
export type TrafficSetting = TrafficShares & { readonly version: number };

export const defaultShares: TrafficShares = {
  supportShareBps: 2_000,
  dailyCapBps: 3_500,
  cautionMilli: 1_000,
  arrivalsBps: 0,
  outageDays: 3,
  graduateBps: 400,
  stopBps: 50,
};

export const defaultSetting: TrafficSetting = { version: 0, ...defaultShares };
