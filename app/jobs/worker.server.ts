/**
 * The worker: takes jobs from the queue, tries again with growing pauses, gives up into `job_run`, and
 * keeps every marketplace's cron times. Any number of workers may run; a job is one worker's at a time.
 */
import { setTimeout as wait } from "node:timers/promises";
import { type JobWithMetadata, PgBoss } from "pg-boss";
import { now } from "~/platform/clock.server";
import { buryRun, errorText } from "~/platform/job-runs.server";
import { type CronJob, startDue, type Upcoming } from "~/platform/job-schedules.server";
import { log } from "~/platform/log.server";
import { observeJob } from "~/platform/metrics.server";
import {
  deadLetters,
  ensureQueue,
  type Payload,
  type QueueTuning,
  queueSchema,
  queueUrl,
  usualTuning,
} from "~/platform/queue.server";
import { beat } from "./beat.server";
import type { Job } from "./job";
import { runJob } from "./run-job.server";

export type RunningWorker = { readonly stop: () => Promise<void> };
export type WorkerWishes = {
  /** How often each queue is looked at, at least 0.5. */
  readonly pollSeconds?: number;
  /** A worker that has not been heard from for so long has lost its jobs, at least 10. */
  readonly heartbeatSeconds?: number;
  /** How often lost and expired jobs are looked for. */
  readonly superviseSeconds?: number;
  /** How long `stop` waits for jobs that do not heed the signal. */
  readonly graceSeconds?: number;
};

/** How many jobs of one name a worker runs at once, unless they say. */
const usualHands = 2;
const cronEveryMs = 2_000;

const tuningOf = (job: Job, heartbeatSeconds: number): QueueTuning => ({
  ...usualTuning,
  heartbeatSeconds,
  ...(job.retries === undefined
    ? {}
    : { retryLimit: job.retries.limit, retryDelay: job.retries.delaySeconds }),
  ...(job.expireSeconds === undefined ? {} : { expireInSeconds: job.expireSeconds }),
});

async function bury(dead: JobWithMetadata<Payload>): Promise<void> {
  const name = dead.sourceName ?? "unknown";
  const about = { job: name, jobId: dead.sourceId };
  log().error({ ...about, output: dead.sourceOutput }, "job is dead: tried for the last time");
  observeJob(name, "dead", null);
  if (dead.sourceId === null) return;
  const attempt = (dead.sourceRetryCount ?? 0) + 1;
  const error = errorText((dead.sourceOutput as { message?: string } | null)?.message ?? "lost");
  const { marketplaceId } = dead.data;
  await buryRun(
    { marketplaceId, jobId: dead.sourceId, attempt },
    { name, payload: dead.data, error },
  );
}

function openBoss(wishes: WorkerWishes): PgBoss {
  const boss = new PgBoss({
    connectionString: queueUrl(),
    application_name: "slipway-worker",
    schema: queueSchema,
    max: 4,
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: wishes.superviseSeconds ?? 15,
    monitorIntervalSeconds: wishes.superviseSeconds ?? 15,
    schedule: false,
  });
  boss.on("error", (error) => log().error({ err: error }, "the job queue reports an error"));
  boss.on("warning", ({ message }) => log().warn({ warning: message }, "the job queue warns"));
  return boss;
}

async function takeJobs(boss: PgBoss, job: Job, poll: number, stopping: AbortSignal) {
  const options = {
    includeMetadata: true,
    perJobResults: true,
    pollingIntervalSeconds: poll,
  } as const;
  for (let hand = 0; hand < (job.hands ?? usualHands); hand += 1) {
    let id = "";
    id = await boss.work<Payload, unknown, typeof options>(job.name, options, async ([given]) => {
      if (given === undefined) return [];
      const result = await runJob(job, given, stopping);
      boss.notifyWorker(id);
      return result;
    });
  }
}

async function keepTimes(cronJobs: readonly CronJob[], stopping: AbortSignal): Promise<void> {
  const upcoming: Upcoming = new Map();
  while (!stopping.aborted) {
    await startDue(cronJobs, now(), upcoming).catch((error: unknown) =>
      log().error({ err: error }, "cron times are waiting for the database"),
    );
    await wait(cronEveryMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Starts a worker for these jobs. `stop` lets running jobs reach a safe point or gives them back. */
export async function startWorker(
  jobs: readonly Job[],
  wishes: WorkerWishes = {},
): Promise<RunningWorker> {
  const { pollSeconds = 1, heartbeatSeconds = 30, graceSeconds = 25 } = wishes;
  const queued = jobs.filter((job) => job.everySeconds === undefined);
  const boss = openBoss(wishes);
  const stopping = new AbortController();
  await boss.start();
  for (const job of queued) {
    const tuning = tuningOf(job, heartbeatSeconds);
    await ensureQueue(job.name, tuning);
    await boss.updateQueue(job.name, tuning);
  }
  await ensureQueue(deadLetters);
  for (const job of queued) await takeJobs(boss, job, pollSeconds, stopping.signal);
  await boss.work<Payload, unknown, { includeMetadata: true; pollingIntervalSeconds: number }>(
    deadLetters,
    { includeMetadata: true, pollingIntervalSeconds: pollSeconds },
    async ([dead]) => (dead === undefined ? undefined : bury(dead)),
  );
  const beats = jobs.flatMap((job) =>
    job.everySeconds === undefined ? [] : [beat(job, job.everySeconds, stopping.signal)],
  );
  const cronJobs = jobs.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ name, cron }]));
  const times = cronJobs.length === 0 ? null : keepTimes(cronJobs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([...beats, times]);
      await boss.stop({ graceful: true, timeout: graceSeconds * 1_000 });
    },
  };
}
