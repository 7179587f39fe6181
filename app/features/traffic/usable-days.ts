/** How many of the days left a plan may count on, where a store is not live every day. */

/** Days that were seen, and on how many of them the store was live. */
export type LiveDays = { readonly live: number; readonly seen: number };

/** Before anything was seen: nine days of ten. */
const prior = { live: 9, missed: 1 };

/** Mean of the Beta posterior of going live on a day. */
export const liveShare = ({ live, seen }: LiveDays): number =>
  (prior.live + live) / (prior.live + prior.missed + seen);

/**
 * A low quantile of the binomial number of live days among `left`, by its normal approximation: `caution`
 * standard deviations below the mean, never less than one day where one is left.
 */
export function usableDays(left: number, days: LiveDays, caution: number): number {
  if (left <= 0) return 0;
  const share = liveShare(days);
  const spread = Math.sqrt(left * share * (1 - share));
  return Math.min(left, Math.max(1, Math.floor(left * share - caution * spread + 0.5)));
}
