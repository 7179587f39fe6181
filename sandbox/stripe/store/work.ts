/** One unit of work: a transaction that holds its account's lock, at one moment of the virtual clock. */
import type postgres from "postgres";
import type { Settings } from "./settings";

type Whole = { readonly bigint: number };
export type Sql = postgres.Sql<Whole>;
export type Tx = postgres.TransactionSql<Whole>;

export const apiVersion = "2026-10-28.endive";
export const platformAccount = "acct_1SandboxPlatform00";

export type Work = {
  readonly sql: Tx;
  readonly account: string;
  /** Unix seconds of the virtual clock. */
  readonly now: number;
  readonly settings: Settings;
  readonly seed: string;
  /** Where the sandbox's own pages are. */
  readonly origin: string;
  readonly request: {
    readonly id: string | null;
    readonly idempotencyKey: string | null;
    /** As the client sent it; null where it sent none. */
    readonly version: string | null;
  };
};

/** The platform's lock is always taken before a connected account's. */
export async function lockAccount(sql: Tx, account: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${account}, 0))`;
}

/** The same work in another account's space; only the platform reaches into others. */
export async function inAccount(work: Work, account: string): Promise<Work> {
  await lockAccount(work.sql, account);
  return { ...work, account };
}

export const day = 86_400;
