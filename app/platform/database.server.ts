/**
 * The database behind its tenant wall. Prisma carries the transactional model, postgres.js the
 * set-based statements (one statement does the work of a loop). A transaction uses one of the two.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import postgres from "postgres";
import { type Prisma, PrismaClient } from "#prisma/generated/client";
import { config } from "./config.server";
import { isAway } from "./database-away";
import { promptSocket } from "./prompt-socket.server";
import { personStatement, tenantStatement } from "./tenant.server";

export type Tx = Prisma.TransactionClient;
export type Sql = postgres.TransactionSql;
export type { Prisma };

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond 2^53`);
  return value;
}

/** int8 as a safe number, numeric as text is never used, days as `YYYY-MM-DD`. */
export const postgresTypes = {
  int8: { to: 20, from: [20], serialize: String, parse: wholeNumber },
  day: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text },
};

/** How long one transaction may take before it is given up. */
const transactionMs = 15_000;

type Pools = { readonly prisma: PrismaClient; readonly sql: postgres.Sql<Record<string, never>> };
let pools: Pools | undefined;

function open(): Pools {
  if (pools === undefined) {
    const connectionString = config().DATABASE_APP_URL;
    if (connectionString === undefined)
      throw new Error("DATABASE_APP_URL is not set: start through bin/start");
    const max = config().DATABASE_POOL;
    pools = {
      prisma: new PrismaClient({
        adapter: new PrismaPg({ connectionString, max }),
        transactionOptions: { maxWait: 10_000, timeout: transactionMs },
      }),
      sql: postgres(connectionString, {
        max,
        types: postgresTypes,
        backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 1),
        connect_timeout: 5,
        onnotice: () => undefined,
        socket: promptSocket,
      } as postgres.Options<Record<string, postgres.PostgresType>>) as unknown as Pools["sql"],
    };
  }
  return pools;
}

/** Prisma without a tenant: for local tables only (people, sessions, marketplaces). */
export const prisma = (): PrismaClient => open().prisma;
/** postgres.js without a tenant: for local tables, and for opening tenant transactions. */
export const sql = () => open().sql;

export type Isolation = { readonly timeoutMs?: number };

export function inTenant<T>(
  marketplaceId: string,
  work: (tx: Tx) => Promise<T>,
  { timeoutMs = transactionMs }: Isolation = {},
): Promise<T> {
  const statement = tenantStatement(marketplaceId);
  return prisma().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(statement);
      return work(tx);
    },
    { timeout: timeoutMs },
  );
}

/**
 * On a lost connection the driver ends the transaction by itself. Told of the failure as well, it would
 * send a ROLLBACK into the closed socket, and that error nobody can catch.
 */
const unlessAway = (error: unknown): Promise<never> =>
  isAway(error) ? new Promise<never>(() => undefined) : Promise.reject(error);

export function sqlInTenant<T>(marketplaceId: string, work: (tx: Sql) => Promise<T>): Promise<T> {
  const statement = tenantStatement(marketplaceId);
  const whole = async (tx: Sql): Promise<T> => {
    await tx.unsafe(statement);
    return work(tx);
  };
  return sql().begin((tx) => whole(tx as unknown as Sql).catch(unlessAway)) as Promise<T>;
}

/** A read as one person across marketplaces: sees that person's own memberships, nothing else. */
export function asPerson<T>(personId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const statement = personStatement(personId);
  return prisma().$transaction(async (tx) => {
    await tx.$executeRawUnsafe(statement);
    return work(tx);
  });
}

export async function databaseAnswers(): Promise<boolean> {
  try {
    await sql()`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

export async function closeDatabase(): Promise<void> {
  const closing = pools;
  pools = undefined;
  await Promise.all([closing?.prisma.$disconnect(), closing?.sql.end({ timeout: 5 })]);
}
