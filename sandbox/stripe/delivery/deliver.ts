/** Webhooks: at least once, in no promised order, with back-off, as the control plane's mode says. */
import type { Settings } from "../store/settings";
import type { Sql } from "../store/work";
import { signature } from "./signature";

export type Deliverer = {
  /** Something may be waiting. With `deliverFirst` it resolves after all of it was tried once. */
  readonly nudge: () => Promise<void>;
  /** Tries everything that waits now, whatever its back-off says. */
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
};
type Waiting = {
  seq: number;
  url: string;
  secret: string;
  body: string;
  attempts: number;
};

const attemptsMax = 16;
const atOnce = 8;
const answerMs = 10_000;
const oldSeconds = 600;
const hourMs = 3_600_000;

function headersFor({ webhookMode }: Settings, { body, secret }: Waiting): Record<string, string> {
  const seconds = Math.floor(Date.now() / 1_000) - (webhookMode === "old_ts" ? oldSeconds : 0);
  const key = webhookMode === "bad_sig" ? `${secret}x` : secret;
  return {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks; sandbox)",
    "stripe-signature": signature(body, key, seconds),
  };
}

async function send(settings: Settings, waiting: Waiting): Promise<number> {
  if (settings.latencyMs > 0) await new Promise((wake) => setTimeout(wake, settings.latencyMs));
  const answer = await fetch(waiting.url, {
    method: "POST",
    body: waiting.body,
    headers: headersFor(settings, waiting),
    redirect: "manual",
    signal: AbortSignal.timeout(answerMs),
  });
  await answer.body?.cancel();
  return answer.status;
}

async function tryOne(sql: Sql, settings: Settings, waiting: Waiting): Promise<void> {
  let status: number | null = null;
  let error: string | null = null;
  try {
    status = await send(settings, waiting);
    if (settings.webhookMode === "dup") status = await send(settings, waiting);
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  const well = status !== null && status >= 200 && status < 300;
  const attempts = waiting.attempts + 1;
  const state = well ? "delivered" : attempts >= attemptsMax ? "given_up" : "waiting";
  const pause = Math.min(settings.retryMs * 2 ** waiting.attempts, hourMs);
  await sql`
    UPDATE deliveries SET status = ${state}, attempts = ${attempts}, last_answer = ${status},
      last_error = ${error}, next_at = now() + ${`${pause} milliseconds`}::interval
    WHERE seq = ${waiting.seq}`;
}

const batchOf = (sql: Sql, reverse: boolean, all: boolean) => sql<Waiting[]>`
  SELECT seq, url, secret, body, attempts FROM deliveries
  WHERE status = 'waiting' ${all ? sql`` : sql`AND next_at <= now()`}
  ORDER BY seq ${reverse ? sql`DESC` : sql`ASC`} LIMIT 200`;

async function oneRound(sql: Sql, settings: Settings, all: boolean): Promise<number> {
  if (settings.webhookMode === "pause") return 0;
  if (settings.webhookMode === "drop") {
    await sql`UPDATE deliveries SET status = 'dropped' WHERE status = 'waiting'`;
    return 0;
  }
  const reverse = settings.webhookMode === "reverse";
  const batch = await batchOf(sql, reverse, all);
  const queue = [...batch];
  const hand = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      await tryOne(sql, settings, next);
  };
  await Promise.all(Array.from({ length: reverse ? 1 : atOnce }, hand));
  return all ? 0 : batch.length;
}

/** In mode `reverse` a moment passes first, so that there is something to turn round. */
const gatherMs = 250;

export function startDelivering(sql: Sql, settings: () => Settings): Deliverer {
  let stopping = false;
  let round: Promise<void> = Promise.resolve();
  let queued = 0;
  const queue = (all: boolean): Promise<void> => {
    queued += 1;
    round = round.then(async () => {
      queued -= 1;
      if (stopping) return;
      if (settings().webhookMode === "reverse" && !all)
        await new Promise((wake) => setTimeout(wake, gatherMs));
      while (!stopping && (await oneRound(sql, settings(), all)) > 0);
    });
    round = round.catch((error: unknown) => {
      if (!stopping) console.error(error);
    });
    return round;
  };
  const timer = setInterval(() => {
    if (queued === 0) void queue(false);
  }, 200);
  return {
    nudge: async () => {
      if (settings().deliverFirst) await queue(false);
      else if (queued === 0) void queue(false);
    },
    flush: () => queue(true),
    stop: async () => {
      clearInterval(timer);
      stopping = true;
      await round;
    },
  };
}
