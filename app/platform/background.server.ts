/**
 * Work that nobody waits for: the answer goes out first, so that its time tells nothing about what is
 * done behind it. A stopping process waits for what has begun; a failure is logged.
 */
import { log } from "./log.server";

const running = new Set<Promise<void>>();

export function inBackground(what: string, work: () => Promise<unknown>): void {
  const promise = work()
    .then(() => undefined)
    .catch((error: unknown) => log().error({ err: error, what }, "background work failed"))
    .finally(() => running.delete(promise));
  running.add(promise);
}

/** Resolves when all work that has begun, and what it began, is done. */
export async function backgroundDone(): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}
