/** The book of jobs: one row per try, written by the worker, read by the staff page. */
import { now } from "./clock.server";
import { inTenant, type Sql, sql, sqlInTenant, type Tx } from "./database.server";
import { enqueue, type Payload, queueSchema } from "./queue.server";
import { withoutSecrets } from "./redaction.server";
import type { RunState } from "./run-state";

export type Try = {
  readonly marketplaceId: string;
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
};
export type JobRun = Try & {
  readonly name: string;
  readonly payload: Payload;
  readonly state: RunState;
  readonly done: number;
  readonly total: number | null;
  readonly error: string | null;
  readonly worker: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

const errorLengthMax = 4_000;

/** What went wrong, for people: without secrets, cut where it gets long. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return withoutSecrets(text).slice(0, errorLengthMax);
}

/** Writes that a try has begun. A try of the same job that never ended is lost: its worker is gone. */
export function beginRun(
  { marketplaceId, jobId, attempt }: Try,
  { name, payload, worker }: Pick<JobRun, "name" | "payload" | "worker">,
): Promise<void> {
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`
      UPDATE job_run SET state = 'lost', finished_at = ${now()}
       WHERE marketplace_id = ${marketplaceId} AND job_id = ${jobId} AND state = 'running'
         AND attempt < ${attempt}`;
    await sql`
      INSERT INTO job_run (marketplace_id, job_id, attempt, name, payload, state, worker, started_at)
      VALUES (${marketplaceId}, ${jobId}, ${attempt}, ${name}, ${sql.json(payload as never)},
        'running', ${worker}, ${now()})
      ON CONFLICT (marketplace_id, job_id, attempt) DO UPDATE
        SET state = 'running', worker = excluded.worker, started_at = excluded.started_at,
          finished_at = NULL, error = NULL, done = 0, total = NULL`;
  });
}

export function reportProgress(
  { marketplaceId, jobId, attempt }: Try,
  done: number,
  total: number | null,
): Promise<void> {
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`
      UPDATE job_run SET done = ${done}, total = ${total}
       WHERE marketplace_id = ${marketplaceId} AND job_id = ${jobId} AND attempt = ${attempt}
         AND state = 'running'`;
  });
}

/** Ends a try that still counts as running; a try that was taken over meanwhile stays lost. */
export function endRun(
  { marketplaceId, jobId, attempt }: Try,
  state: Exclude<RunState, "running" | "lost">,
  error: string | null,
): Promise<void> {
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`
      UPDATE job_run SET state = ${state}, error = ${error}, finished_at = ${now()}
       WHERE marketplace_id = ${marketplaceId} AND job_id = ${jobId} AND attempt = ${attempt}
         AND state = 'running'`;
  });
}

/** The last try there will be; also where the worker died before it could write anything. */
export function buryRun(
  { marketplaceId, jobId, attempt }: Try,
  { name, payload, error }: Pick<JobRun, "name" | "payload"> & { readonly error: string },
): Promise<void> {
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`
      INSERT INTO job_run (marketplace_id, job_id, attempt, name, payload, state, error, worker,
        started_at, finished_at)
      VALUES (${marketplaceId}, ${jobId}, ${attempt}, ${name}, ${sql.json(payload as never)},
        'dead', ${error}, '', ${now()}, ${now()})
      ON CONFLICT (marketplace_id, job_id, attempt) DO UPDATE
        SET state = 'dead', error = coalesce(job_run.error, excluded.error),
          finished_at = coalesce(job_run.finished_at, excluded.finished_at)`;
  });
}

/** Forgets tries that ended well before an instant; failures stay three times as long. */
export function forgetRuns(marketplaceId: string, before: Date, failedBefore: Date) {
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`
      DELETE FROM job_run WHERE marketplace_id = ${marketplaceId} AND started_at < ${before}
        AND (state IN ('done', 'given-back') OR started_at < ${failedBefore})`;
  });
}

const columns = (sql: Sql) => sql`
  marketplace_id AS "marketplaceId", job_id AS "jobId", attempt, name, payload, state, done, total,
  error, worker, started_at AS "startedAt", finished_at AS "finishedAt"`;

export type RunFilter = {
  readonly state?: RunState;
  readonly name?: string;
  /** The last row of the page before. */
  readonly after?: { readonly startedAt: Date; readonly jobId: string };
};

/** The newest tries first; a later try of the same job stands above the one it repeats. */
export function listRuns(
  marketplaceId: string,
  { state, name, after }: RunFilter,
  limit: number,
): Promise<readonly JobRun[]> {
  return sqlInTenant(
    marketplaceId,
    async (sql) => sql<JobRun[]>`
      SELECT ${columns(sql)} FROM job_run
       WHERE marketplace_id = ${marketplaceId}
         ${state === undefined ? sql`` : sql`AND state = ${state}`}
         ${name === undefined ? sql`` : sql`AND name = ${name}`}
         ${after === undefined ? sql`` : sql`AND (started_at, job_id) < (${after.startedAt}, ${after.jobId})`}
       ORDER BY started_at DESC, job_id DESC LIMIT ${limit}`,
  );
}

/** Every try of one job, the first one first; empty where there is no such job here. */
export function triesOf(marketplaceId: string, jobId: string): Promise<readonly JobRun[]> {
  return sqlInTenant(
    marketplaceId,
    async (sql) => sql<JobRun[]>`
      SELECT ${columns(sql)} FROM job_run
       WHERE marketplace_id = ${marketplaceId} AND job_id = ${jobId} ORDER BY attempt`,
  );
}

/** Puts the same work in the queue once more, as a job of its own; `also` is kept with it or not at all. */
export const putAgain = (
  { marketplaceId, name, payload }: Pick<JobRun, "marketplaceId" | "name" | "payload">,
  also: (tx: Tx) => Promise<void>,
): Promise<void> =>
  inTenant(marketplaceId, async (tx) => {
    await enqueue(tx, name, payload);
    await also(tx);
  });

export type WaitingJobs = {
  readonly name: string;
  readonly count: number;
  /** When the first of them may start. */
  readonly firstAt: Date;
};

/** What waits for a worker, or for its time. The queue is no marketplace's own, so the marketplace is asked for. */
export const waitingJobs = (marketplaceId: string): Promise<readonly WaitingJobs[]> =>
  sql()<WaitingJobs[]>`
    SELECT name, count(*) AS count, min(start_after) AS "firstAt" FROM ${sql()(queueSchema)}.job
     WHERE state IN ('created', 'retry') AND data ->> 'marketplaceId' = ${marketplaceId}
     GROUP BY name ORDER BY name`;
