/** Quotas of a day, put into the hour windows of their pools: the most urgent first, into the earliest hours. */
import type { PromiseQuota } from "./plan-promises";

export type Placed = PromiseQuota & { readonly window: number };

/**
 * `urgency` orders quotas; `room` holds each pool's impressions by window, in the order of the day, and sums to
 * at least what the quotas take of the pool.
 */
export function intoWindows(
  quotas: readonly PromiseQuota[],
  room: readonly (readonly number[])[],
  urgency: (a: PromiseQuota, b: PromiseQuota) => number,
): Placed[] {
  const left = room.map((windows) => [...windows]);
  const front = room.map(() => 0);
  const placed: Placed[] = [];
  for (const quota of [...quotas].sort(urgency)) {
    let count = quota.count;
    const windows = left[quota.pool] ?? [];
    while (count > 0) {
      const window = front[quota.pool] ?? 0;
      const free = windows[window];
      if (free === undefined) throw new Error(`pool ${quota.pool} is oversold by ${count}`);
      const taken = Math.min(free, count);
      if (taken > 0) placed.push({ ...quota, count: taken, window });
      windows[window] = free - taken;
      count -= taken;
      if (taken === free) front[quota.pool] = window + 1;
    }
  }
  return placed;
}
