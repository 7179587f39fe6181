/** Empties the inbox: events of one object are handled together, by reading the object once. */
import { setTimeout as wait } from "node:timers/promises";
import { now } from "~/platform/clock.server";
import { sql } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { raise } from "./exception.server";
import { handleSubject } from "./handle-subject.server";
import { pauseMs } from "./operation";
import { hasStripe, troubleOf } from "./stripe.server";

type Waiting = {
  readonly id: string;
  readonly subject: string;
  readonly tries: number;
  readonly receivedAt: Date;
};

const batch = 200;
const leaseMs = 150_000;
const hands = 4;
/** A payment that has not appeared in our books by then is not ours. */
const patienceMs = 3 * 86_400_000;

const claim = (): Promise<readonly Waiting[]> => {
  const at = now();
  return sql()<Waiting[]>`
    UPDATE stripe_event SET due_at = ${new Date(at.getTime() + leaseMs)}, tries = tries + 1
     WHERE id IN (SELECT id FROM stripe_event WHERE status = 'waiting' AND due_at <= ${at}
                   ORDER BY due_at LIMIT ${batch} FOR UPDATE SKIP LOCKED)
    RETURNING id, subject, tries, received_at AS "receivedAt"`;
};

async function putOff(events: readonly Waiting[], because: string): Promise<void> {
  for (const { id, tries } of events)
    await sql()`
      UPDATE stripe_event
         SET because = ${because}, due_at = ${new Date(now().getTime() + pauseMs(tries, Math.random()))}
       WHERE id = ${id} AND status = 'waiting'`;
}

async function settle(
  events: readonly Waiting[],
  status: "handled" | "ignored",
  because: string | null,
): Promise<void> {
  await sql()`
    UPDATE stripe_event SET status = ${status}, because = ${because}, handled_at = ${now()}
     WHERE id IN ${sql()(events.map(({ id }) => id))} AND status = 'waiting'`;
}

async function handle(subject: string, events: readonly Waiting[]): Promise<void> {
  const ids = events.map(({ id }) => id);
  try {
    const end = await handleSubject(subject, ids);
    if (end === "not-yet") {
      const oldest = Math.min(...events.map(({ receivedAt }) => receivedAt.getTime()));
      if (now().getTime() - oldest < patienceMs) return await putOff(events, "no-payment-yet");
      await raise("foreign-event", subject, { event: ids[0] ?? "" });
      return await settle(events, "ignored", "no-payment");
    }
    if (end === "handled") return await settle(events, "handled", null);
    return await settle(events, "ignored", end);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null)
      log().error({ err: error, subject, ids }, "an event could not be handled");
    await putOff(events, trouble?.code ?? "failed");
  }
}

/** One batch; the number of events that were taken. */
export async function handleEvents(): Promise<number> {
  if (!hasStripe()) return 0;
  const taken = await claim();
  const bySubject = new Map<string, Waiting[]>();
  for (const event of taken) {
    const others = bySubject.get(event.subject);
    if (others === undefined) bySubject.set(event.subject, [event]);
    else others.push(event);
  }
  const queue = [...bySubject];
  const hand = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await handle(...next);
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return taken.length;
}

/** Until nothing is due, or the signal. */
export async function emptyInbox(signal?: AbortSignal): Promise<number> {
  let total = 0;
  for (;;) {
    const taken = signal?.aborted ? 0 : await handleEvents();
    if (taken === 0) return total;
    total += taken;
    await wait(0);
  }
}
