/** Every night, Stripe's own account book is walked through beside ours: what one of the two lacks is found. */
import { now } from "~/platform/clock.server";
import { inTenant, prisma } from "~/platform/database.server";
import { cursorFor, moveCursor } from "./cursor.server";
import { raise } from "./exception.server";
import { handleSubject } from "./handle-subject.server";
import { movementOf, subjectOfSource } from "./read-movements.server";
import type { MovementRead } from "./reading";
import { call, hasStripe, troubleOf } from "./stripe.server";

const dayMs = 86_400_000;
const everyMs = dayMs / 2;
/** Balance transactions may appear late; a week is walked again each night. */
const overlapMs = 7 * dayMs;
const reachMs = 365 * dayMs;
/** Kinds that only ever belong to a payment. Others, such as payouts, are explained by a person. */
const ofPayments = new Set(["charge", "refund", "refund_failure", "dispute", "dispute_reversal"]);

type Walked = { readonly seen: number; readonly repaired: number; readonly unknown: number };

const known = async (movement: MovementRead, marketplaceIds: readonly string[]) => {
  for (const marketplaceId of marketplaceIds) {
    const row = await inTenant(marketplaceId, (tx) =>
      tx.stripeMovement.findUnique({
        where: { marketplaceId_id: { marketplaceId, id: movement.id } },
      }),
    );
    if (row !== null) return row;
  }
  return null;
};
type Row = NonNullable<Awaited<ReturnType<typeof known>>>;

async function compare(movement: MovementRead, row: Row): Promise<void> {
  const { id, amountMinor, feeMinor, currency } = movement;
  const same =
    Number(row.amountMinor) === amountMinor &&
    Number(row.feeMinor) === feeMinor &&
    row.currency === currency;
  if (same) return;
  const ours = `${row.amountMinor} ${row.currency}, fee ${row.feeMinor}`;
  const theirs = `${amountMinor} ${currency}, fee ${feeMinor}`;
  await raise("movement-differs", id, { ours, theirs }, row.marketplaceId);
}

/** Reads the payment behind a movement that we lack, as its lost event would have made us do. */
async function repair(movement: MovementRead): Promise<void> {
  if (!ofPayments.has(movement.category)) return;
  const subject = await subjectOfSource(movement.sourceId);
  if (subject !== null) await handleSubject(subject, []);
}

async function walkOne(
  movement: MovementRead,
  marketplaceIds: readonly string[],
): Promise<"known" | "repaired" | "unknown"> {
  const row = await known(movement, marketplaceIds);
  if (row !== null) {
    await compare(movement, row);
    return "known";
  }
  await repair(movement).catch((error: unknown) => {
    if (troubleOf(error) === null) throw error;
  });
  if ((await known(movement, marketplaceIds)) !== null) return "repaired";
  const { id, category, sourceId, currency, amountMinor, feeMinor } = movement;
  await raise("unknown-movement", id, { category, sourceId, currency, amountMinor, feeMinor });
  return "unknown";
}

/** Ours that Stripe does not list any more, or never did. */
async function findMissing(
  marketplaceIds: readonly string[],
  since: Date,
  until: Date,
  listed: ReadonlySet<string>,
): Promise<void> {
  for (const marketplaceId of marketplaceIds) {
    const rows = await inTenant(marketplaceId, (tx) =>
      tx.stripeMovement.findMany({
        where: { marketplaceId, occurredAt: { gte: since, lte: until } },
        select: { id: true, paymentId: true, amountMinor: true },
      }),
    );
    for (const { id, paymentId, amountMinor } of rows)
      if (!listed.has(id))
        await raise(
          "missing-movement",
          id,
          { paymentId, amountMinor: Number(amountMinor) },
          marketplaceId,
        );
  }
}

/** Does nothing where somebody walked within half a day. Unknown kinds and amounts become exceptions. */
export async function walkMovements(): Promise<Walked> {
  const counts = { seen: 0, repaired: 0, unknown: 0 };
  const cursor = hasStripe() ? await cursorFor("movements", everyMs, reachMs) : null;
  if (cursor === null) return counts;
  const marketplaceIds = (await prisma().marketplace.findMany({ select: { id: true } })).map(
    ({ id }) => id,
  );
  const since = new Date(Math.floor((cursor.upTo.getTime() - overlapMs) / 1_000) * 1_000);
  const began = now();
  const listed = new Set<string>();
  let newest = cursor.upTo;
  let after: { starting_after?: string } = {};
  for (;;) {
    const page = await call("balance_transactions", "list", (stripe) =>
      stripe.balanceTransactions.list({
        created: { gte: since.getTime() / 1_000 },
        limit: 100,
        ...after,
      }),
    );
    for (const movement of page.data.map(movementOf)) {
      listed.add(movement.id);
      counts.seen += 1;
      const end = await walkOne(movement, marketplaceIds);
      if (end !== "known") counts[end] += 1;
      if (movement.occurredAt > newest) newest = movement.occurredAt;
    }
    const last = page.data.at(-1);
    if (!page.has_more || last === undefined) break;
    after = { starting_after: last.id };
  }
  const until = new Date(Math.min(newest.getTime(), began.getTime()));
  await findMissing(marketplaceIds, since, until, listed);
  await moveCursor("movements", newest);
  return counts;
}
