/** Stripe answers 25 calls a second per endpoint; we ask for 20, in the order in which they came. */
import { setTimeout as wait } from "node:timers/promises";

const gapMs = 50;
const nextAt = new Map<string, number>();

export async function pace(endpoint: string): Promise<void> {
  const present = performance.now();
  const turn = Math.max(present, nextAt.get(endpoint) ?? 0);
  nextAt.set(endpoint, turn + gapMs);
  if (turn > present) await wait(turn - present);
}
