/**
 * What a plan is made from, in arrays: a million stores and ten thousand pools fit in memory. Impressions are
 * integers; day 0 is the day that is planned; a pool is one surface, category and region.
 */
export type TrafficMarket = {
  readonly days: number;
  /** Impressions that pool p has left for support on day t, at `p * days + t`. */
  readonly supply: Int32Array;
  /** The pools a class of stores may be shown in: of class c from `classFrom[c]` up to `classFrom[c + 1]`. */
  readonly classFrom: Int32Array;
  readonly classPools: Int32Array;
  readonly stores: StoreNeeds;
};

export type StoreNeeds = {
  readonly classOf: Int32Array;
  /** Impressions still to be assigned until the guarantee is met; at least 1. */
  readonly need: Int32Array;
  /** Most impressions a day; at least 1. */
  readonly cap: Int32Array;
  /** The last day that counts, inclusive; at least 0, below `days`. */
  readonly lastDay: Int32Array;
  /** What it is worth to cover this store, above 0; 1 for all by default. */
  readonly weight: Float64Array;
  /** Orders stores that are alike in everything else: a hash of store and date. */
  readonly tie: Uint32Array;
};

export const poolsOf = ({ supply, days }: TrafficMarket): number => supply.length / days;
export const classesOf = ({ classFrom }: TrafficMarket): number => classFrom.length - 1;

/** Where an array is read at an index that is inside it by construction. */
export const at = (array: ArrayLike<number>, index: number): number => array[index] as number;
