/**
 * How often things may be tried, counted in PostgreSQL so that it holds across processes and restarts.
 * An attempt is counted before it is made: a thousand at once get no further than a thousand in a row.
 * Keys are keyed hashes: the table holds no address and no e-mail.
 */
import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sql } from "~/platform/database.server";
import { addressBlock } from "./address-block";
import { secretFor } from "./session.server";

const minutes = (count: number) => count * 60;

/** `points` in `duration` seconds; then nothing until the time is over. */
const rules = {
  "sign-in by account": { points: 10, duration: minutes(15), blockDuration: minutes(15) },
  "sign-in by address": { points: 50, duration: minutes(15), blockDuration: minutes(15) },
  "reset by account": { points: 3, duration: minutes(60) },
  "reset by address": { points: 20, duration: minutes(60) },
  "token by address": { points: 60, duration: minutes(15) },
  "password by person": { points: 10, duration: minutes(15) },
  "code by person": { points: 5, duration: minutes(15), blockDuration: minutes(15) },
  /** One code, one use: longer than a code can be valid. */
  "used code": { points: 1, duration: minutes(5) },
  "invitations by person": { points: 100, duration: minutes(60) },
  /** One form, one effect. */
  "form by person": { points: 1, duration: minutes(24 * 60) },
} as const;
export type Limit = keyof typeof rules;

/** The limiter's two statements, on the application's own pool. */
const client = {
  async query({ text, values }: { text: string; values: (string | number | null)[] }) {
    const rows = await sql().unsafe(text, values);
    return { rows, rowCount: rows.count };
  },
};

const limiters = new Map<Limit, RateLimiterPostgres>();
function limiterOf(name: Limit): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known !== undefined) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: client,
    storeType: "pool",
    tableName: "attempt",
    tableCreated: true,
    keyPrefix: name,
    clearExpiredByTimeout: name === "sign-in by address",
    ...rules[name],
  });
  limiters.set(name, limiter);
  return limiter;
}

const keyOf = (value: string) =>
  createHmac("sha256", secretFor("limits")).update(value).digest("base64url");
const valueFor = (name: Limit, value: string) =>
  keyOf(name.endsWith("by address") ? addressBlock(value) : value);

/** Counts one attempt. Null: go ahead; otherwise the minutes to wait. */
export async function attempt(name: Limit, value: string): Promise<number | null> {
  try {
    await limiterOf(name).consume(valueFor(name, value));
    return null;
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    return Math.max(1, Math.ceil(state.msBeforeNext / 60_000));
  }
}

/** Counts several at once; the longest wait, or null. */
export async function attempts(
  ...all: readonly (readonly [Limit, string])[]
): Promise<number | null> {
  const waits = await Promise.all(all.map(([name, value]) => attempt(name, value)));
  const longest = Math.max(...waits.map((wait) => wait ?? 0));
  return longest === 0 ? null : longest;
}

/** Forgets the attempts after one that was right. */
export async function forgive(name: Limit, value: string): Promise<void> {
  await limiterOf(name).delete(valueFor(name, value));
}
