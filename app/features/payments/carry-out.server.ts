/** Carries out one operation: claimed in one transaction, called outside any, ended in another. */
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { endFailed, endSucceeded } from "./end-operation.server";
import { raise } from "./exception.server";
import { lookUp } from "./look-up.server";
import { keyIsFresh, type OperationStatus, pauseMs, type Trouble } from "./operation";
import { openStatuses } from "./payment";
import { Declined, type Held, type Performed, paymentOf, perform } from "./perform.server";
import { troubleOf } from "./stripe.server";

type Claimed = Held & {
  readonly was: OperationStatus;
  readonly tries: number;
  readonly plannedAt: Date;
  readonly sentAt: Date;
};

/** Longer than every retry of the client together: until then the process that claimed it is alive. */
const leaseMs = 150_000;

/** Takes an operation that is due; null where somebody has it, or it is over. */
const claim = (marketplaceId: string, id: string): Promise<Claimed | undefined> => {
  const at = now();
  return sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<Claimed[]>`
      WITH held AS (
        SELECT id, status FROM stripe_operation
         WHERE marketplace_id = ${marketplaceId} AND id = ${id}
           AND status IN ('planned', 'sent', 'unknown') AND due_at <= ${at}
           FOR UPDATE SKIP LOCKED)
      UPDATE stripe_operation o
         SET status = 'sent', tries = o.tries + 1, sent_at = coalesce(o.sent_at, ${at}),
             due_at = ${new Date(at.getTime() + leaseMs)}
        FROM held WHERE o.marketplace_id = ${marketplaceId} AND o.id = held.id
      RETURNING o.marketplace_id AS "marketplaceId", o.id, o.kind, o.store_uid AS "storeUid",
        o.payment_id AS "paymentId", o.refund_id AS "refundId", o.params, o.attempt,
        held.status AS was, o.tries, o.planned_at AS "plannedAt", o.sent_at AS "sentAt"`;
    return row;
  });
};

type Later = {
  readonly status: "planned" | "unknown";
  readonly code: string;
  readonly anew?: boolean;
};

/** `anew`: the next try has a key of its own. */
async function later(held: Claimed, { status, code, anew = false }: Later): Promise<void> {
  const { marketplaceId, id, attempt, tries } = held;
  await inTenant(marketplaceId, (tx) =>
    tx.stripeOperation.update({
      where: { marketplaceId_id: { marketplaceId, id } },
      data: {
        status,
        because: code,
        dueAt: new Date(now().getTime() + pauseMs(tries, Math.random())),
        ...(anew ? { attempt: attempt + 1 } : {}),
        ...(status === "planned" ? { sentAt: null } : {}),
      },
    }),
  );
}

async function stuck(held: Claimed, { code, message }: Trouble): Promise<void> {
  const { marketplaceId, id } = held;
  await raise("idempotency", id, { operation: id, message }, marketplaceId);
  await inTenant(marketplaceId, (tx) =>
    tx.stripeOperation.update({
      where: { marketplaceId_id: { marketplaceId, id } },
      data: { status: "needs-action", because: code },
    }),
  );
}

async function afterTrouble(held: Claimed, trouble: Trouble, lookedUp: boolean): Promise<void> {
  const { kind, code, replayed = false } = trouble;
  log().warn({ operation: held.id, kind: held.kind, trouble }, "Stripe did not do as asked");
  if (kind === "refused") return endFailed(held, code);
  if (kind === "mismatch") return stuck(held, trouble);
  const certain = kind === "busy" && held.was === "planned";
  const anew = replayed && lookedUp;
  await later(held, { status: certain || anew ? "planned" : "unknown", code, anew });
}

/** Whose payment was replaced or ended while its request had not been made yet. */
async function isSuperseded(held: Claimed): Promise<boolean> {
  if (held.paymentId === null || held.kind === "refund" || held.kind === "expire-checkout")
    return false;
  const { status } = await paymentOf(held);
  return !openStatuses.some((open) => open === status);
}

/**
 * What was asked for before is looked for first; a key that Stripe may have forgotten is not sent again. A
 * plan of long ago is looked for as well: where a backup was restored, it was carried out in what is lost.
 */
async function done(held: Claimed): Promise<Performed | "gone"> {
  const asked = held.was !== "planned";
  if (asked || !keyIsFresh(held.plannedAt, now())) {
    const found = await lookUp[held.kind](held);
    if (found !== null) return found;
    if (asked && !keyIsFresh(held.sentAt, now())) return "gone";
  }
  if (await isSuperseded(held)) return "gone";
  return perform[held.kind](held);
}

/** One try. Whatever happens is written down, and nothing is thrown for what Stripe does. */
export async function carryOut(marketplaceId: string, operationId: string): Promise<void> {
  const held = await claim(marketplaceId, operationId);
  if (held === undefined) return;
  try {
    const performed = await done(held);
    if (performed === "gone") await endFailed(held, "never-arrived");
    else await endSucceeded(held, performed);
  } catch (error) {
    if (error instanceof Declined) return endFailed(held, error.code);
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    await afterTrouble(held, trouble, held.was !== "planned");
  }
}

const mostAtOnce = 20;

/** Carries out what is due in a marketplace, oldest first; the number of tries. */
export async function carryOutDue(marketplaceId: string, signal?: AbortSignal): Promise<number> {
  const due = await inTenant(marketplaceId, (tx) =>
    tx.stripeOperation.findMany({
      where: {
        marketplaceId,
        status: { in: ["planned", "sent", "unknown"] },
        dueAt: { lte: now() },
      },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: mostAtOnce,
      select: { id: true },
    }),
  );
  const queue = [...due];
  const hand = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (signal?.aborted) return;
      await carryOut(marketplaceId, next.id).catch((error: unknown) =>
        log().error({ err: error, operation: next.id }, "an operation failed; its lease runs out"),
      );
    }
  };
  await Promise.all([hand(), hand(), hand(), hand()]);
  return due.length;
}
