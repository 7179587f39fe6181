/** A marketplace with books: its actor, its accounts, and short words for what tests do to them. */
import { aMarketplace } from "#tests/support/marketplace";
import { type Account, ofMarketplace, ofStore } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import { post } from "~/features/ledger/post.server";
import { reserve } from "~/features/ledger/reserve.server";
import { settle } from "~/features/ledger/settle.server";
import {
  credit,
  debit,
  type Reservation,
  type Settlement,
  type Transfer,
} from "~/features/ledger/transfer";
import { automatic } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

export const occurredAt = new Date("2026-11-23T08:00:00Z");
export const bank = ofMarketplace("bank", "CNY");
export const depositOf = (store: string): Account => ofStore("deposit", store, "CNY");

export const move = (
  from: Account,
  to: Account,
  amountMinor: number,
  wishes: Partial<Transfer> = {},
): Transfer => ({
  key: newId(),
  kind: "deposit-paid",
  thing: { kind: "deposit", id: "d1" },
  occurredAt,
  legs: [debit(from, amountMinor), credit(to, amountMinor)],
  ...wishes,
});

export const hold = (
  from: Account,
  to: Account,
  amountMinor: number,
  wishes: Partial<Reservation> = {},
): Reservation => ({
  key: newId(),
  kind: "deposit-frozen",
  thing: { kind: "deposit", id: "d1" },
  occurredAt,
  debit: from,
  credit: to,
  amountMinor,
  expiresAt: null,
  ...wishes,
});

export async function someBooks() {
  const { id } = await aMarketplace();
  const actor = automatic(id, "demo");
  return {
    id,
    actor,
    post: (...transfers: Transfer[]) => sqlInTenant(id, (sql) => post(sql, actor, transfers)),
    reserve: (...wishes: Reservation[]) => sqlInTenant(id, (sql) => reserve(sql, actor, wishes)),
    settle: (reservation: string, amountMinor?: number, wishes: Partial<Settlement> = {}) =>
      sqlInTenant(id, (sql) =>
        settle(sql, actor, [
          {
            key: newId(),
            kind: "deposit-deducted",
            occurredAt,
            reservation,
            ...(amountMinor === undefined ? {} : { amountMinor }),
            ...wishes,
          },
        ]),
      ),
    /** Posted and available of one account. */
    held: async (account: Account): Promise<readonly [number, number]> => {
      const [balance] = await sqlInTenant(id, (sql) => balancesOf(sql, actor, [account]));
      return [balance?.postedMinor ?? 0, balance?.availableMinor ?? 0];
    },
  };
}
export type Books = Awaited<ReturnType<typeof someBooks>>;
