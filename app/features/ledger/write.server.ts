import { now } from "~/platform/clock.server";
import { newId } from "~/values/public-id";
import { type Actor, actorId } from "../people/actor";
import { ask, type Transaction, uuidList } from "./ask.server";
import { opening, type Wishes } from "./wish";
import { type Answer, type Posted, told } from "./written";

const mostAtOnce = 1_000;

/** Gives each wish its id and writer, asks the database once, and tells what it said. */
async function written<Because extends string>(
  actor: Actor,
  { wishes, keys, accounts, reused }: Wishes,
  question: (transfers: string) => Promise<readonly { answer: Answer }[]>,
): Promise<Posted<Because>> {
  if (reused !== null) return told({ ok: false, because: "key-reused", key: reused }, accounts);
  if (wishes.length === 0) return { ok: true, transfers: [] };
  if (wishes.length > mostAtOnce)
    throw new RangeError(`${wishes.length} transfers at once, where ${mostAtOnce} may be`);
  const recordedBy = actorId(actor);
  const transfers = wishes.map((wish) => ({ ...wish, id: newId(), recorded_by: recordedBy }));
  const [row] = await question(JSON.stringify(transfers));
  if (row === undefined) throw new Error("the ledger gave no answer");
  const outcome = told<Because>(row.answer, accounts);
  if (!outcome.ok || wishes.length === keys.length) return outcome;
  const byKey = new Map(outcome.transfers.map((each) => [each.key, each]));
  return { ok: true, transfers: keys.flatMap((key) => byKey.get(key) ?? []) };
}

export const writeTransfers = <Because extends string>(
  tx: Transaction,
  actor: Actor,
  wished: Wishes,
): Promise<Posted<Because>> =>
  written(actor, wished, (transfers) => {
    const ids = [...wished.accounts.keys()].sort();
    const openings = [...wished.accounts].map(([id, account]) => opening(id, account));
    return ask<{ answer: Answer }>(
      tx,
      `SELECT slipway.ledger_post($1::text::uuid, $2::text::uuid[], $3::text, $4::text::jsonb,
         $5::text::timestamptz) AS answer`,
      [
        actor.marketplaceId,
        uuidList(ids),
        JSON.stringify(openings),
        transfers,
        now().toISOString(),
      ],
    );
  });

export const writeSettlements = <Because extends string>(
  tx: Transaction,
  actor: Actor,
  wished: Wishes,
): Promise<Posted<Because>> =>
  written(actor, wished, (transfers) =>
    ask<{ answer: Answer }>(
      tx,
      `SELECT slipway.ledger_settle($1::text::uuid, $2::text::jsonb, $3::text::timestamptz) AS answer`,
      [actor.marketplaceId, transfers, now().toISOString()],
    ),
  );
