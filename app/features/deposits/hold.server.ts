/** One deposit at a time: whoever moves money of a store holds its row until the transaction ends. */

import { ofStore } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import { post } from "~/features/ledger/post.server";
import type { Transfer } from "~/features/ledger/transfer";
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Holder } from "./postings";

export type Held = {
  readonly requiredMinor: number;
  readonly availableMinor: number;
  readonly frozenMinor: number;
  readonly owedMinor: number;
  readonly surplusMinor: number;
};

const codes = ["deposit", "deposit-frozen", "receivable", "surplus"] as const;

/** What the books hold of stores, in their order. */
async function balances(
  sql: Sql,
  actor: Actor,
  currency: string,
  storeUids: readonly string[],
): Promise<readonly Omit<Held, "requiredMinor">[]> {
  const found = await balancesOf(
    sql,
    actor,
    storeUids.flatMap((storeUid) => codes.map((code) => ofStore(code, storeUid, currency))),
  );
  const at = (place: number) => found[place]?.availableMinor ?? 0;
  return storeUids.map((_, index) => ({
    availableMinor: at(index * codes.length),
    frozenMinor: at(index * codes.length + 1),
    owedMinor: at(index * codes.length + 2),
    surplusMinor: at(index * codes.length + 3),
  }));
}

/** What is required and held of stores as it stands, for readers: nobody waits and nothing is kept from moving. */
export async function readDeposits(
  sql: Sql,
  actor: Actor,
  currency: string,
  storeUids: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  const rows = await sql<{ store_uid: string; required_minor: number }[]>`
    SELECT store_uid, required_minor FROM deposit_standing
    WHERE marketplace_id = ${actor.marketplaceId} AND store_uid = ANY(${[...storeUids]}::text[])`;
  const required = new Map(rows.map((row) => [row.store_uid, row.required_minor]));
  const held = await balances(sql, actor, currency, storeUids);
  return new Map(
    held.map((each, index) => {
      const storeUid = storeUids[index] ?? "";
      return [storeUid, { requiredMinor: required.get(storeUid) ?? 0, ...each }];
    }),
  );
}

/** Many deposits in hand at once, always in one order. Stores without a standing are left out of the lock. */
export async function holdDeposits(
  sql: Sql,
  actor: Actor,
  currency: string,
  storeUids: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  await sql`
    SELECT 1 FROM deposit_standing
    WHERE marketplace_id = ${actor.marketplaceId} AND store_uid = ANY(${[...storeUids]}::text[])
    ORDER BY store_uid FOR UPDATE`;
  return readDeposits(sql, actor, currency, storeUids);
}

async function balance(sql: Sql, actor: Actor, { storeUid, currency }: Holder) {
  const [held] = await balances(sql, actor, currency, [storeUid]);
  return held ?? { availableMinor: 0, frozenMinor: 0, owedMinor: 0, surplusMinor: 0 };
}

/** Waits for whoever has the deposit in hand; then nobody else has, until this transaction ends. */
export async function holdDeposit(sql: Sql, actor: Actor, holder: Holder, at: Date): Promise<Held> {
  const { marketplaceId } = actor;
  const { storeUid, currency } = holder;
  await sql`
    INSERT INTO deposit_standing
      (marketplace_id, store_uid, required_minor, available_minor, currency, updated_at)
    VALUES (${marketplaceId}, ${storeUid}, 0, 0, ${currency}, ${at}) ON CONFLICT DO NOTHING`;
  const [row] = await sql<{ required_minor: number }[]>`
    SELECT required_minor FROM deposit_standing
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} FOR UPDATE`;
  if (row === undefined) throw new Error(`no deposit of ${storeUid}`);
  return { requiredMinor: row.required_minor, ...(await balance(sql, actor, holder)) };
}

/** Posts to a deposit that is held, and keeps what rules read in step with the books. */
export async function moveDeposit(
  sql: Sql,
  actor: Actor,
  holder: Holder,
  transfers: readonly Transfer[],
  { today, at }: { readonly today: Day; readonly at: Date },
): Promise<Held> {
  const posted = await post(sql, actor, transfers);
  if (!posted.ok)
    throw new Error(`the books refused: ${posted.because} ${JSON.stringify(posted.details)}`);
  const { marketplaceId } = actor;
  const { storeUid } = holder;
  const held = await balance(sql, actor, holder);
  const [row] = await sql<{ required_minor: number }[]>`
    UPDATE deposit_standing SET available_minor = ${held.availableMinor}, updated_at = ${at},
      short_since = CASE WHEN required_minor > ${held.availableMinor}
        THEN coalesce(short_since, ${today}::date) END
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
    RETURNING required_minor`;
  return { requiredMinor: row?.required_minor ?? 0, ...held };
}
