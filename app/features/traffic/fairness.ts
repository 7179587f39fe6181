/** How evenly traffic is spread over stores. */

/** Shares of the whole held by the poorest share of stores: from (0, 0) to (1, 1). */
export type LorenzPoint = { readonly stores: number; readonly traffic: number };

const ascending = (counts: readonly number[]) => Float64Array.from(counts).sort();

/** At most `points` steps; empty where nobody was shown. */
export function lorenz(counts: readonly number[], points = 100): LorenzPoint[] {
  const sorted = ascending(counts);
  const total = sorted.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const curve: LorenzPoint[] = [{ stores: 0, traffic: 0 }];
  let [seen, next] = [0, 1];
  sorted.forEach((count, index) => {
    seen += count;
    const reached = Math.floor(((index + 1) / sorted.length) * Math.min(points, sorted.length));
    if (reached < next) return;
    next = reached + 1;
    curve.push({ stores: (index + 1) / sorted.length, traffic: seen / total });
  });
  return curve;
}

/** What is known of counts in ascending order: how many, their sum, and the sum of rank times count. */
export type Ranked = { readonly n: number; readonly total: number; readonly ranked: number };

/** Gini's coefficient, from 0 (all alike) to 1 - 1/n (one has it all); null where nobody was shown. */
export const giniOf = ({ n, total, ranked }: Ranked): number | null =>
  total === 0 ? null : (2 * ranked) / (n * total) - (n + 1) / n;

export function gini(counts: readonly number[]): number | null {
  const sorted = ascending(counts);
  let [total, ranked] = [0, 0];
  sorted.forEach((count, index) => {
    total += count;
    ranked += (index + 1) * count;
  });
  return giniOf({ n: sorted.length, total, ranked });
}
