/** One day after another: what happens, and what the platform sends of it. Everything follows from the seed and the plans. */
import { type Books, enter, newBooks } from "./books";
import { filesOf, finalOf, type ReportFile, reportLine, reportsOf } from "./faults";
import { ringOrders } from "./fraud";
import { type DayNumber, dateOf, dayParts } from "./moments";
import { type Order, ordersAfter, tradeOf } from "./orders";
import { forecastsOf } from "./pools";
import { newsOf } from "./records";
import type { Sending } from "./sending";
import { type Quota, showByPlan, showEqually, showOtherwise } from "./showing";
import type { Store } from "./stores";
import { storesOpening, type World } from "./world";

export type Market = {
  readonly world: World;
  readonly books: Books;
  /** Orders of the last weeks: about older ones nothing more is told. */
  orders: Order[];
  files: ReportFile[];
  /** Of the day that passes. */
  readonly clicks: Map<Store, number>;
};

export const openMarket = (world: World): Market => ({
  world,
  books: newBooks(),
  orders: [],
  files: [],
  clicks: new Map(),
});

const rememberedDays = 14;

const full = (sendings: readonly Sending[]) => sendings.filter(({ records }) => records.length > 0);

const impressionsOf = (world: World, files: readonly ReportFile[]): Sending[] =>
  files.map(({ reports }) => ({
    dataset: "impressions",
    records: reports.map((report) => reportLine(world, report)),
  }));

/** Files whose day has come. */
function dueFiles(market: Market, day: DayNumber): Sending[] {
  const due = market.files.filter(({ sentOn }) => sentOn <= day);
  market.files = market.files.filter(({ sentOn }) => sentOn > day);
  return impressionsOf(market.world, due);
}

/**
 * A part of a day passes: stores are shown, people click. `plan`: its rows as they were read before, null where
 * there is none. Returns the reports that are sent at its end.
 */
export function pass(
  market: Market,
  day: DayNumber,
  part: number,
  plan: readonly Quota[] | null,
): Sending[] {
  const { world, books, clicks } = market;
  const when = { day, windows: dayParts[part] ?? [] };
  const support = plan === null ? showEqually(world, when) : showByPlan(world, when, plan);
  const showings = [...support, ...showOtherwise(world, when)].filter(
    ({ impressions }) => impressions > 0,
  );
  for (const { store, clicks: more } of showings)
    clicks.set(store, (clicks.get(store) ?? 0) + more);
  const made = filesOf(world, { day, part }, reportsOf(world, day, showings));
  enter(books, finalOf(made));
  market.files = [...market.files, ...made];
  return full(dueFiles(market, day));
}

/** What the platform tells of itself on a day, and who asks for support: every store that opened with a product. */
export const opening = ({ world }: Market, day: DayNumber) => ({
  sendings: full(newsOf(world, day)),
  applicants: storesOpening(world, day).filter(({ listed }) => listed !== null),
});

/** What was sold, sent and sent back on a day that is over. */
export function trade(market: Market, day: DayNumber): Sending[] {
  const { world, books } = market;
  const sold = [
    ...[...market.clicks].flatMap(([store, count]) => ordersAfter(world, store, day, count)),
    ...ringOrders(world, day),
  ];
  market.clicks.clear();
  market.orders = [...market.orders.filter(({ paidOn }) => paidOn > day - rememberedDays), ...sold];
  const told = tradeOf(world, market.orders, day);
  books.totals.orders += sold.length;
  books.totals.returns += told.find(({ dataset }) => dataset === "returns")?.records.length ?? 0;
  return full(told);
}

/** What is still on its way when the simulation ends. */
export function lateFiles(market: Market): Sending[] {
  const late = market.files.toSorted((left, right) => left.sentOn - right.sentOn);
  market.files = [];
  return impressionsOf(market.world, late);
}

const weekAhead = 7;

/** The forecast of tomorrow, and of the days behind it; a later one of the same day takes its place. */
export function forecastLines(world: World, today: DayNumber) {
  const ahead = Array.from({ length: weekAhead }, (_, index) => index + 1);
  return ahead.map((daysAhead) => ({
    date: dateOf(world, today + daysAhead),
    records: forecastsOf(world.seed, world.pools, today + daysAhead, daysAhead).map(
      ({ pool, window, impressions, confidence }) => ({
        surface: pool.surface,
        category: pool.category,
        region: pool.region,
        hourWindow: window,
        forecastImpressions: impressions,
        confidence: Math.round(confidence * 100) / 100,
        version: world.firstVersion + weekAhead - daysAhead + 1,
      }),
    ),
  }));
}
