/** Drives a running Slipway through the days of a simulated market, by its public API alone. */
import { cohortsOf } from "./books";
import {
  applyFor,
  coverageOf,
  importRecords,
  type PlanRead,
  planOf,
  putSupply,
  type Target,
} from "./client";
import { forecastLines, lateFiles, type Market, opening, openMarket, pass, trade } from "./market";
import { type DayNumber, dateOf, dayParts } from "./moments";
import type { Sending } from "./sending";
import type { Store } from "./stores";
import type { Summary } from "./summary";
import { type Wishes, worldOf } from "./world";

/**
 * Called when the simulation reaches an hour of a day, for whoever owns the app's clock and its nightly work. Where
 * time passes by itself there is nothing to do.
 */
export type Reach = (date: string, hour: number) => Promise<void>;
/** After midnight the app plans; at noon, once reports have come, it plans what is left of the day. */
export const planHour = 1;
const noon = 12;
export const planAgainHour = 12.1;
const nightfall = 23.9;
/** On the morning after the last day, before coverage is asked for. */
export const reportHour = 6;

async function sendAll(target: Target, sendings: readonly Sending[], summary: Summary) {
  for (const { dataset, records } of sendings) {
    const { accepted, duplicates } = await importRecords(target, dataset, records);
    summary.accepted += accepted;
    summary.duplicates += duplicates;
  }
}

/** Tomorrow's forecast has a door of its own; the days behind it, and what is over by now, are records like others. */
async function sendForecasts(target: Target, market: Market, day: DayNumber, today: string) {
  const [tomorrow, ...later] = forecastLines(market.world, day);
  if (tomorrow === undefined) return;
  const isOver = tomorrow.date < today;
  if (!isOver) await putSupply(target, tomorrow.date, tomorrow.records);
  const rest = isOver ? [tomorrow, ...later] : later;
  const lines = rest.flatMap(({ date, records }) => records.map((record) => ({ date, ...record })));
  await importRecords(target, "supply", lines);
}

async function apply(target: Target, stores: readonly Store[], summary: Summary) {
  for (const { storeUid } of stores) {
    const { status, because } = await applyFor(target, storeUid, "cold-start");
    summary.applications.set(status, (summary.applications.get(status) ?? 0) + 1);
    if (because.length > 0) summary.refusals.set(storeUid, because);
  }
}

const newSummary = (): Summary => ({
  accepted: 0,
  duplicates: 0,
  applications: new Map(),
  refusals: new Map(),
  planned: new Map(),
  daysWithPlan: 0,
  coverage: [],
  counted: [],
});

type Run = {
  readonly target: Target;
  readonly market: Market;
  readonly summary: Summary;
  readonly reach: Reach;
};

function note({ planned }: Summary, { rows }: PlanRead, part: number): void {
  for (const { storeUid, hourWindow, quotaImpressions } of rows)
    if (dayParts[part]?.some((window) => window === hourWindow))
      planned.set(storeUid, (planned.get(storeUid) ?? 0) + quotaImpressions);
}

async function liveThrough({ target, market, summary, reach }: Run, day: DayNumber): Promise<void> {
  const date = dateOf(market.world, day);
  await reach(date, planHour);
  let plan = await planOf(target, date, null);
  if (plan !== null) summary.daysWithPlan += 1;
  for (const part of dayParts.keys()) {
    if (plan !== null) note(summary, plan, part);
    const reports = pass(market, day, part, plan?.rows ?? null);
    await reach(date, part === 0 ? noon : nightfall);
    if (part === 0) {
      const { sendings, applicants } = opening(market, day);
      await sendAll(target, sendings, summary);
      await apply(target, applicants, summary);
    }
    await sendAll(target, reports, summary);
    if (part > 0) continue;
    await reach(date, planAgainHour);
    plan = await planOf(target, date, plan);
  }
  await sendAll(target, trade(market, day), summary);
}

export type Simulated = { readonly market: Market; readonly summary: Summary };

/** `today`: the app's own day where it stands still; forecasts of days that are over are records like others. */
export async function simulate(
  target: Target,
  wishes: Wishes,
  {
    today,
    reach = async () => undefined,
  }: { readonly today?: string; readonly reach?: Reach } = {},
): Promise<Simulated> {
  const market = openMarket(worldOf(wishes));
  const { world } = market;
  const summary = newSummary();
  const run: Run = { target, market, summary, reach };
  await reach(dateOf(world, -1), nightfall);
  await sendForecasts(target, market, -1, today ?? dateOf(world, -1));
  for (let day = 0; day < world.days; day += 1) {
    await liveThrough(run, day);
    await sendForecasts(target, market, day, today ?? dateOf(world, day));
  }
  await sendAll(target, lateFiles(market), summary);
  await reach(dateOf(world, world.days), reportHour);
  summary.counted = cohortsOf(world, market.books);
  summary.coverage = await coverageOf(target, dateOf(world, 0), dateOf(world, world.days - 1));
  return { market, summary };
}
