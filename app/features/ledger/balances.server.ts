import type { Actor } from "../people/actor";
import { type Account, accountId } from "./account";
import { ask, type Transaction, uuidList } from "./ask.server";

/** Minor units, each counted in the account's normal direction. */
export type Balance = {
  readonly postedMinor: number;
  readonly pendingInMinor: number;
  readonly pendingOutMinor: number;
  /** What can still be taken: posted, less what is reserved. Above the floor, which is zero for most. */
  readonly availableMinor: number;
};
type Row = {
  readonly account_id: string;
  readonly posted: number;
  readonly ins: number;
  readonly outs: number;
};

/** The balances of these accounts, in their order; zero for one that nothing was ever posted to. */
export async function balancesOf(
  tx: Transaction,
  actor: Actor,
  accounts: readonly Account[],
): Promise<readonly Balance[]> {
  const ids = accounts.map(accountId);
  const rows = await ask<Row>(
    tx,
    `SELECT account_id::text, posted_minor AS posted, pending_in_minor AS ins, pending_out_minor AS outs
       FROM ledger_balance
      WHERE marketplace_id = $1::text::uuid AND account_id = ANY ($2::text::uuid[])`,
    [actor.marketplaceId, uuidList(ids)],
  );
  const found = new Map(rows.map((row) => [row.account_id, row]));
  return ids.map((id) => {
    const { posted, ins, outs } = found.get(id) ?? { posted: 0, ins: 0, outs: 0 };
    const [postedMinor, pendingOutMinor] = [Number(posted), Number(outs)];
    return {
      postedMinor,
      pendingInMinor: Number(ins),
      pendingOutMinor,
      availableMinor: postedMinor - pendingOutMinor,
    };
  });
}
