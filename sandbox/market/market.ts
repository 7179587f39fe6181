/** One day after another: what happens, and what the platform sends of it. Everything follows from the seed and the plans. */
import { type Books, enter, newBooks } from "./books";
import { filesOf, finalOf, type ReportFile, reportLine, reportsOf } from "./faults";
import { ringOrders } from "./fraud";
import { type DayNumber, dateOf } from "./moments";
import { type Order, ordersAfter, tradeOf } from "./orders";
import { forecastsOf } from "./pools";
import { newsOf, type Sending } from "./records";
import { type Quota, type Showing, showByPlan, showEqually, showOtherwise } from "./showing";
import type { Store } from "./stores";
import { storesOpening, type World } from "./world";

export type Market = {
  readonly world: World;
  readonly books: Books;
  /** Orders of the last weeks: about older ones nothing more is told. */
  orders: Order[];
  files: ReportFile[];
};

export const openMarket = (world: World): Market => ({
  world,
  books: newBooks(),
  orders: [],
  files: [],
});

export type DayDone = {
  /** Bodies for the import, in the order in which they are sent. */
  readonly sendings: readonly Sending[];
  /** Who asks for support: every store that opened with a product. */
  readonly applicants: readonly Store[];
};

const rememberedDays = 14;

function soldBy(world: World, day: DayNumber, showings: readonly Showing[]): Order[] {
  const clicks = new Map<Store, number>();
  for (const { store, clicks: more } of showings)
    clicks.set(store, (clicks.get(store) ?? 0) + more);
  return [...clicks].flatMap(([store, count]) => ordersAfter(world, store, day, count));
}

const impressionsOf = (world: World, files: readonly ReportFile[]): Sending[] =>
  files.map(({ reports }) => ({
    dataset: "impressions",
    records: reports.map((report) => reportLine(world, report)),
  }));

/** `plan`: the rows of the day's plan, null where there is none. */
export function liveThrough(
  market: Market,
  day: DayNumber,
  plan: readonly Quota[] | null,
): DayDone {
  const { world, books } = market;
  const support = plan === null ? showEqually(world, day) : showByPlan(world, day, plan);
  const showings = [...support, ...showOtherwise(world, day)].filter(
    ({ impressions }) => impressions > 0,
  );
  const made = filesOf(world, day, reportsOf(world, day, showings));
  enter(books, finalOf(made));
  const sold = [...soldBy(world, day, showings), ...ringOrders(world, day)];
  market.orders = [...market.orders.filter(({ paidOn }) => paidOn > day - rememberedDays), ...sold];
  market.files = [...market.files, ...made];
  const trade = tradeOf(world, market.orders, day);
  books.totals.orders += sold.length;
  books.totals.returns += trade.find(({ dataset }) => dataset === "returns")?.records.length ?? 0;
  const due = market.files.filter(({ sentOn }) => sentOn <= day);
  market.files = market.files.filter(({ sentOn }) => sentOn > day);
  const sendings = [...newsOf(world, day), ...trade, ...impressionsOf(world, due)];
  return {
    sendings: sendings.filter(({ records }) => records.length > 0),
    applicants: storesOpening(world, day).filter(({ listed }) => listed !== null),
  };
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
        version: weekAhead - daysAhead + 1,
      }),
    ),
  }));
}
