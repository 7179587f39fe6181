/**
 * Jobs, kept in PostgreSQL by pg-boss. A job is put in the queue inside the transaction that needs it:
 * both happen, or neither.
 */
import { PgBoss } from "pg-boss";
import { newId } from "~/values/public-id";
import { config } from "./config.server";
import { prisma, type Tx } from "./database.server";

export const queueSchema = "jobs";
/** Where pg-boss puts what has failed for the last time; the worker writes it into `job_run`. */
export const deadLetters = "dead-letters";

export type Payload = { readonly marketplaceId: string; readonly [name: string]: unknown };
export type Enqueue = {
  /** Not before this instant. */
  readonly startAfter?: Date;
  /** Of jobs with the same key that wait, only one is kept: the first. */
  readonly once?: string;
};
/** How a queue treats its jobs; what is left out is pg-boss's default. */
export type QueueTuning = {
  readonly retryLimit?: number;
  readonly retryDelay?: number;
  readonly retryBackoff?: boolean;
  readonly retryDelayMax?: number;
  readonly expireInSeconds?: number;
  readonly heartbeatSeconds?: number;
};
export const usualTuning = {
  retryLimit: 5,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 30 * 60,
  expireInSeconds: 30 * 60,
  heartbeatSeconds: 30,
} as const satisfies QueueTuning;

type Statement = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

const byPrisma =
  (client: Tx): Statement =>
  async (text, values = []) => ({
    rows: (await client.$queryRawUnsafe(text, ...values)) as unknown[],
  });

let boss: PgBoss | undefined;

/** The queue without a worker: it can send, it does not run anything. */
function sender(): PgBoss {
  boss ??= new PgBoss({
    schema: queueSchema,
    db: { executeSql: (text, values) => byPrisma(prisma())(text, values) },
    migrate: false,
    supervise: false,
    schedule: false,
  });
  return boss;
}

const createQueue = (name: string, options: object) =>
  prisma().$executeRawUnsafe(
    `SELECT ${queueSchema}.create_queue($1, $2::text::jsonb)`,
    name,
    JSON.stringify(options),
  );

const ensured = new Map<string, Promise<void>>();

/**
 * Makes a queue unless it is there. `short` is the policy that keeps one waiting job per key; a job
 * without a key gets one of its own.
 */
export function ensureQueue(name: string, tuning: QueueTuning = usualTuning): Promise<void> {
  const making =
    ensured.get(name) ??
    (async () => {
      await createQueue(deadLetters, { policy: "standard", retryLimit: 1_000, retryDelay: 60 });
      if (name !== deadLetters)
        await createQueue(name, { ...tuning, policy: "short", deadLetter: deadLetters });
    })();
  ensured.set(name, making);
  making.catch(() => ensured.delete(name));
  return making;
}

export const enqueue = (tx: Tx, name: string, payload: Payload, options: Enqueue = {}) =>
  put(byPrisma(tx), name, payload, options);

async function put(
  executeSql: Statement,
  name: string,
  payload: Payload,
  { startAfter, once }: Enqueue,
): Promise<void> {
  await ensureQueue(name);
  const options = {
    id: newId(),
    singletonKey: once ?? newId(),
    ...(startAfter === undefined ? {} : { startAfter }),
    db: { executeSql },
  };
  for (;;) {
    const id = await sender().send(name, payload, options);
    if (id !== null || (await holdWaiting(executeSql, name, options.singletonKey))) return;
  }
}

/**
 * Keeps the waiting job from being started until this transaction ends, so that the run sees what the
 * transaction wrote. False where it has started meanwhile: then another one is due.
 */
async function holdWaiting(executeSql: Statement, name: string, key: string): Promise<boolean> {
  const { rows } = await executeSql(
    `SELECT id FROM ${queueSchema}.job
      WHERE name = $1 AND singleton_key = $2 AND state = 'created' FOR SHARE`,
    [name, key],
  );
  return rows.length > 0;
}

/**
 * Puts a job that a stopping worker could not finish back to the front, without counting the try. The
 * attempt number moves on all the same: whatever the old try still does to the job has no effect.
 */
export async function giveBack(name: string, jobId: string, attempt: number): Promise<void> {
  await prisma().$executeRawUnsafe(
    `UPDATE ${queueSchema}.job
        SET state = 'retry', retry_count = retry_count + 1, retry_limit = retry_limit + 1,
          started_on = NULL, heartbeat_on = NULL, start_after = now()
      WHERE name = $1 AND id = $2::uuid AND state = 'active' AND retry_count = $3`,
    name,
    jobId,
    attempt - 1,
  );
}

export const queueUrl = (): string => config().DATABASE_APP_URL ?? "";
