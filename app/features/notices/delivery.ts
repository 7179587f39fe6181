/** The rules of delivering: what an answer means, when to try again, and when to stop trying. */

export const deliveryStates = ["WAITING", "DELIVERED", "FAILED"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why there was no answer. */
export const troubles = [
  "address-refused",
  "name-not-found",
  "no-connection",
  "bad-certificate",
  "timed-out",
] as const;
export type Trouble = (typeof troubles)[number];

const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** Pauses after the first try, the second, …: ten tries over three days, as Standard Webhooks advises. */
export const pausesMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];
const longestWishMs = 6 * hour;

export type Answer = {
  /** Null where there was none. */
  readonly statusCode: number | null;
  /** Seconds of `Retry-After`, where it was said. */
  readonly retryAfterSeconds: number | null;
};

export const arrived = ({ statusCode }: Pick<Answer, "statusCode">): boolean =>
  statusCode !== null && statusCode >= 200 && statusCode < 300;

/** 410: there is nobody any more, and nothing is to be sent again. */
export const isGone = ({ statusCode }: Pick<Answer, "statusCode">): boolean => statusCode === 410;

/** What the receiver asked for by `Retry-After`, within reason. */
export const wishedPauseMs = ({ statusCode, retryAfterSeconds }: Answer): number =>
  (statusCode === 429 || statusCode === 503) && retryAfterSeconds !== null
    ? Math.min(Math.max(retryAfterSeconds, 0) * second, longestWishMs)
    : 0;

/**
 * When to try again after the try number `tries`; null: not any more. `dice`, from 0 to below 1, spreads
 * the tries of many messages over a tenth of the pause.
 */
export function nextTry(tries: number, answer: Answer, at: Date, dice: number): Date | null {
  const pause = pausesMs[tries - 1];
  if (pause === undefined || isGone(answer)) return null;
  const spread = pause * (1 + dice / 10);
  return new Date(at.getTime() + Math.max(spread, wishedPauseMs(answer)));
}

/**
 * How long an endpoint is left alone after so many rounds in a row in which nothing arrived. Then one
 * message probes it: a dead endpoint costs one request, however many messages wait for it.
 */
export const restMs = (failures: number): number =>
  failures <= 0 ? 0 : Math.min(5 * second * 2 ** (failures - 1), 10 * minute);

const warnAfterMs = 24 * hour;
const offAfterMs = 72 * hour;
/** Nobody is switched off who was not warned a day before. */
const afterWarningMs = 24 * hour;

export type Failing = { readonly failingSince: Date | null; readonly warnedAt: Date | null };

export function verdictOn({ failingSince, warnedAt }: Failing, at: Date) {
  if (failingSince === null) return "go-on";
  const failingMs = at.getTime() - failingSince.getTime();
  if (warnedAt === null) return failingMs >= warnAfterMs ? "warn" : "go-on";
  const warnedMs = at.getTime() - warnedAt.getTime();
  return failingMs >= offAfterMs && warnedMs >= afterWarningMs ? "switch-off" : "go-on";
}
