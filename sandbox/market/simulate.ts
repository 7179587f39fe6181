/** Drives a running Slipway through the days of a simulated market, by its public API alone. */

import { cohortsOf } from "./books";
import { applyFor, coverageOf, importRecords, planOf, putSupply, type Target } from "./client";
import { forecastLines, lateFiles, liveThrough, type Market, openMarket } from "./market";
import { type DayNumber, dateOf } from "./moments";
import type { Sending } from "./records";
import type { Summary } from "./summary";
import { type Wishes, worldOf } from "./world";

/** What whoever owns the app's clock does between the parts of a day. Nothing, where time passes by itself. */
export type Rhythm = {
  /** Before the plan is read: the night, in which the app plans. */
  readonly night?: (date: string) => Promise<void>;
  /** Before the day is reported. */
  readonly evening?: (date: string) => Promise<void>;
  /** After a day was reported. */
  readonly done?: (date: string, summary: Summary) => void;
};

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

async function apply(target: Target, storeUids: readonly string[], summary: Summary) {
  for (const storeUid of storeUids) {
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

export type Simulated = { readonly market: Market; readonly summary: Summary };

/** `today`: the app's own day where it stands still; an application is only open to who opened lately. */
export async function simulate(
  target: Target,
  wishes: Wishes,
  { today, rhythm = {} }: { readonly today?: string; readonly rhythm?: Rhythm } = {},
): Promise<Simulated> {
  const market = openMarket(worldOf(wishes));
  const { world } = market;
  const summary = newSummary();
  for (let day = -1; day < world.days; day += 1) {
    const date = dateOf(world, day);
    await rhythm.night?.(date);
    const plan = day < 0 ? null : await planOf(target, date);
    if (plan !== null) summary.daysWithPlan += 1;
    for (const { storeUid, quotaImpressions } of plan ?? [])
      summary.planned.set(storeUid, (summary.planned.get(storeUid) ?? 0) + quotaImpressions);
    await rhythm.evening?.(date);
    if (day >= 0) {
      const { sendings, applicants } = liveThrough(market, day, plan);
      await sendAll(target, sendings, summary);
      await apply(
        target,
        applicants.map(({ storeUid }) => storeUid),
        summary,
      );
    }
    await sendForecasts(target, market, day, today ?? date);
    rhythm.done?.(date, summary);
  }
  await sendAll(target, lateFiles(market), summary);
  summary.counted = cohortsOf(world, market.books);
  summary.coverage = process.env.NOCOV
    ? []
    : await coverageOf(target, dateOf(world, 0), dateOf(world, world.days - 1));
  return { market, summary };
}
