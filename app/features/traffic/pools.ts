/** Pools over the days a plan looks ahead: what is expected of each, and how much of it may go to support. */
import { addDays, type Day } from "~/values/day";
import type { BasisPoints } from "~/values/share";

export type PoolName = {
  readonly surface: string;
  readonly category: string;
  readonly region: string;
};

/** What is expected of a pool's hours on a date; `date` null is what such a day has usually. */
export type Expected = PoolName & {
  readonly date: Day | null;
  /** Local hours, such as `00-06`. */
  readonly hourWindow: string;
  readonly impressions: number;
};
export type PoolShare = PoolName & {
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly shareBps: BasisPoints;
};

export type Pool = PoolName & {
  readonly source: "forecast" | "estimated" | "dead";
  readonly forecast: number;
  readonly shareBps: BasisPoints;
  readonly windows: readonly { readonly hourWindow: string; readonly supply: number }[];
  /** Impressions for support by day, from the day that is planned on. */
  readonly supply: readonly number[];
};

export const nameOf = ({ surface, category, region }: PoolName): string =>
  [surface, category, region].join("\u001f");

export type PoolWish = {
  readonly day: Day;
  readonly days: number;
  readonly shareBps: BasisPoints;
  /** Of the supply of later days, kept for stores to come; grows with the distance. */
  readonly arrivalsBps: BasisPoints;
  /** Local hours of the day that are over; 0 plans the whole day. */
  readonly hoursPassed: number;
  readonly dead: ReadonlySet<string>;
  readonly shares: readonly PoolShare[];
};

/** Of a window, what is still to come. */
function stillToCome(hourWindow: string, hoursPassed: number): number {
  const from = Number(hourWindow.slice(0, 2));
  const to = Number(hourWindow.slice(3));
  return Math.min(1, Math.max(0, (to - Math.max(from, hoursPassed)) / (to - from)));
}

const ofSupport = (impressions: number, shareBps: BasisPoints, part: number) =>
  Math.floor((impressions * shareBps * part) / 10_000);

/** One pool per name; a date without a forecast has what such a day has usually. */
export function poolsFrom(expected: readonly Expected[], wish: PoolWish): Pool[] {
  const byPool = Map.groupBy(expected, nameOf);
  const shares = Map.groupBy(wish.shares, nameOf);
  return [...byPool.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rows]) => poolOf(rows, shares.get(name) ?? [], wish.dead.has(name), wish));
}

function poolOf(
  rows: readonly Expected[],
  shares: readonly PoolShare[],
  dead: boolean,
  { day, days, shareBps, arrivalsBps, hoursPassed }: PoolWish,
): Pool {
  const [{ surface, category, region } = { surface: "", category: "", region: "" }] = rows;
  const byDate = Map.groupBy(rows, ({ date }) => date);
  const on = (date: Day) => byDate.get(date) ?? byDate.get(null) ?? [];
  const shareOn = (date: Day) =>
    shares.find(({ fromDay, toDay }) => fromDay <= date && date <= toDay)?.shareBps ?? shareBps;
  const today = [...on(day)].sort((a, b) => (a.hourWindow < b.hourWindow ? -1 : 1));
  const windows = today.map(({ hourWindow, impressions }) => ({
    hourWindow,
    supply: dead ? 0 : ofSupport(impressions, shareOn(day), stillToCome(hourWindow, hoursPassed)),
  }));
  const supply = Array.from({ length: days }, (_, ahead) => {
    if (dead) return 0;
    if (ahead === 0) return windows.reduce((sum, window) => sum + window.supply, 0);
    const date = addDays(day, ahead);
    const kept = 1 - (arrivalsBps / 10_000) * (ahead / days);
    return on(date).reduce(
      (sum, { impressions }) => sum + ofSupport(impressions, shareOn(date), kept),
      0,
    );
  });
  return {
    surface,
    category,
    region,
    source: dead ? "dead" : byDate.has(day) ? "forecast" : "estimated",
    forecast: today.reduce((sum, { impressions }) => sum + impressions, 0),
    shareBps: shareOn(day),
    windows,
    supply,
  };
}
