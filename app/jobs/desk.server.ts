/** What the jobs page needs to know of the list of jobs. */
import type { StaffActor } from "~/features/people/actor";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { type JobRun, listRuns, waitingJobs } from "~/platform/job-runs.server";
import { nextTime } from "~/platform/job-schedules.server";
import type { Words } from "~/values/words";
import { type JobQuery, placeText, runPlace } from "./job-list";
import { jobs } from "./schedule";

const runsOnPage = 50;

export type JobName = { readonly name: string; readonly title: Words };
export type RunLine = Omit<JobRun, "payload" | "marketplaceId"> & { readonly title: Words };
export type Scheduled = JobName & {
  readonly cron: string | null;
  readonly everySeconds: number | null;
  /** Null for what runs all the time. */
  readonly nextAt: Date | null;
  readonly waiting: number;
};

export const titleOf = (name: string): Words =>
  jobs.find((job) => job.name === name)?.title ?? { en: name, zh: name };

export async function readRuns(actor: StaffActor, { state, name, after }: JobQuery) {
  const place = runPlace(after);
  const filter = { ...(state && { state }), ...(name && { name }), ...(place && { after: place }) };
  const found = await listRuns(actor.marketplaceId, filter, runsOnPage + 1);
  const kept = found.slice(0, runsOnPage);
  const last = found.length > runsOnPage ? kept.at(-1) : undefined;
  const rows = kept.map(
    ({ payload: _, marketplaceId: __, ...run }): RunLine => ({ ...run, title: titleOf(run.name) }),
  );
  return { rows, after: last === undefined ? null : placeText(last) };
}

/** Every job there is: when it comes next here, and how many of it wait. */
export async function readSchedule(actor: StaffActor): Promise<readonly Scheduled[]> {
  const [{ zone }, waiting] = await Promise.all([
    marketOf(actor.marketplaceId),
    waitingJobs(actor.marketplaceId),
  ]);
  const count = new Map(waiting.map((each) => [each.name, each.count]));
  return jobs.map(({ name, title, cron, everySeconds }) => ({
    name,
    title,
    cron: cron ?? null,
    everySeconds: everySeconds ?? null,
    nextAt: cron === undefined ? null : nextTime(cron, zone, now()),
    waiting: count.get(name) ?? 0,
  }));
}
