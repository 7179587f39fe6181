/** Where the platform can show stores: pools of traffic, what they are forecast to hold, and what they do hold. */
import { dice } from "./dice";
import { type DayNumber, type HourWindow, hourWindows } from "./moments";

export type Outage = { readonly from: DayNumber; readonly to: DayNumber };
export type Pool = {
  readonly number: number;
  readonly surface: string;
  readonly category: string;
  /** `*` is everywhere. */
  readonly region: string;
  /** Impressions on a usual day. */
  readonly usual: number;
  readonly outages: readonly Outage[];
};

/** Of a category's traffic in a region; search is one for all regions. */
const surfaces = [
  { surface: "feed", share: 0.5, everywhere: false },
  { surface: "live", share: 0.3, everywhere: false },
  { surface: "search", share: 0.2, everywhere: true },
] as const;
/** Of a day's traffic, what falls into each window. */
const windowShares: Readonly<Record<HourWindow, number>> = {
  "00-06": 0.08,
  "06-12": 0.27,
  "12-18": 0.28,
  "18-24": 0.37,
};
const weekendGain = 1.15;

type Wish = {
  readonly seed: number;
  readonly categories: readonly string[];
  readonly regions: readonly string[];
  readonly days: number;
  /** Of a category in a region, on a usual day. */
  readonly usual: number;
};

export function poolsOf({ seed, categories, regions, days, usual }: Wish): Pool[] {
  const places = categories.flatMap((category) =>
    surfaces.flatMap(({ surface, share, everywhere }) =>
      (everywhere ? ["*"] : regions).map((region) => ({
        surface,
        category,
        region,
        usual: usual * share * (everywhere ? regions.length : 1),
      })),
    ),
  );
  return places.map((place, number) => ({
    ...place,
    number,
    outages: outagesOf(seed, place, days),
  }));
}

/** Live streams fail now and then, for two days; search, which everybody needs, does not. */
function outagesOf(
  seed: number,
  { surface, category, region }: Omit<Pool, "number" | "outages">,
  days: number,
): Outage[] {
  if (surface === "search") return [];
  const roll = dice(seed, "outage", surface, category, region);
  const fails = roll.chance(surface === "live" ? 0.6 : 0.2);
  if (!fails || days < 6) return [];
  const from = roll.whole(3, days - 3);
  return [{ from, to: from + roll.whole(1, 2) }];
}

const isOut = ({ outages }: Pool, day: DayNumber): boolean =>
  outages.some(({ from, to }) => day >= from && day <= to);

const ofWeek = (day: DayNumber): number => (day % 7 >= 5 ? weekendGain : 1);

/** What a pool really holds in a window of a day: noise of the day, noise of the pool, outages. */
export function heldIn(seed: number, pool: Pool, day: DayNumber, window: HourWindow): number {
  if (isOut(pool, day)) return 0;
  const ofDay = 1 + 0.1 * dice(seed, "traffic of the day", day).normal();
  const ofPool = 1 + 0.15 * dice(seed, "traffic of the pool", pool.number, day).normal();
  const noise = Math.max(0.4, Math.min(1.8, ofDay * ofPool));
  return Math.round(pool.usual * ofWeek(day) * windowShares[window] * noise);
}

export type Forecast = {
  readonly pool: Pool;
  readonly day: DayNumber;
  readonly window: HourWindow;
  readonly impressions: number;
  readonly confidence: number;
};

/** What the platform expects of `day` so many days before: it sees neither the noise nor an outage to come. */
export function forecastsOf(
  seed: number,
  pools: readonly Pool[],
  day: DayNumber,
  daysAhead: number,
): Forecast[] {
  return pools.flatMap((pool) =>
    hourWindows.map((window): Forecast => {
      const error = 0.05 * dice(seed, "forecast", pool.number, day, daysAhead).normal();
      const impressions = pool.usual * ofWeek(day) * windowShares[window] * (1 + error);
      return {
        pool,
        day,
        window,
        impressions: Math.max(0, Math.round(impressions)),
        confidence: Math.max(0.5, 0.95 - 0.05 * (daysAhead - 1)),
      };
    }),
  );
}
