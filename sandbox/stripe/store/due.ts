/** What will happen by itself at a moment of the virtual clock. */
import type { Work } from "./work";

export type Task =
  | "balance-available"
  | "capture-settles"
  | "authorization-expires"
  | "processing-ends"
  | "refund-succeeds"
  | "refund-fails"
  | "session-expires"
  | "payout-arrives"
  | "topup-arrives";

export async function later(work: Work, atMs: number, task: Task, id: string): Promise<void> {
  await work.sql`
    INSERT INTO due (account, at_ms, task, id) VALUES (${work.account}, ${Math.ceil(atMs)}, ${task}, ${id})`;
}

/** After the pause that asynchronous things take. */
export const soon = (work: Work, task: Task, id: string): Promise<void> =>
  later(work, work.now * 1_000 + work.settings.asyncMs, task, id);
