/** A saved card is charged by itself at most four times for one order, with more patience each time. */
import { isFinal } from "./decline";

const waitDays = [1, 2, 3];
const dayMs = 86_400_000;

export type Attempt = {
  readonly at: Date;
  /** The bank's answer; null where it is not known. */
  readonly declineCode: string | null;
};

/** The instant of the next try; null where none follows. `declined` are those of this order, oldest first. */
export function nextChargeAt(openedAt: Date, declined: readonly Attempt[]): Date | null {
  const last = declined.at(-1);
  if (last === undefined) return openedAt;
  const wait = waitDays[declined.length - 1];
  if (wait === undefined || isFinal(last.declineCode)) return null;
  return new Date(last.at.getTime() + wait * dayMs);
}
