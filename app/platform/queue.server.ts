/**
 * Jobs, kept in PostgreSQL by pg-boss. A job is put in the queue inside the transaction that needs it:
 * both happen, or neither.
 */
import { PgBoss } from "pg-boss";
import { config } from "./config.server";
import { prisma, type Tx } from "./database.server";

export const queueSchema = "jobs";

export type Payload = { readonly marketplaceId: string; readonly [name: string]: unknown };
export type Enqueue = {
  /** Not before this instant. */
  readonly startAfter?: Date;
  /** Of jobs with the same key that wait, only one is kept. */
  readonly once?: string;
};

let boss: PgBoss | undefined;

/** The queue without a worker: it can send, it does not run anything. */
function sender(): PgBoss {
  boss ??= new PgBoss({
    schema: queueSchema,
    db: { executeSql: (text, values) => run(prisma(), text, values) },
    migrate: false,
    supervise: false,
    schedule: false,
  });
  return boss;
}

async function run(client: Tx, text: string, values: unknown[] = []) {
  return { rows: (await client.$queryRawUnsafe(text, ...values)) as unknown[] };
}

export async function enqueue(
  tx: Tx,
  name: string,
  payload: Payload,
  options: Enqueue = {},
): Promise<void> {
  await sender().send(name, payload, {
    ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
    ...(options.once === undefined ? {} : { singletonKey: options.once }),
    db: { executeSql: (text: string, values?: unknown[]) => run(tx, text, values) },
  });
}

export const queueUrl = (): string => config().DATABASE_APP_URL ?? "";
