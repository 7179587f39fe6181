import type { Outcome } from "~/values/outcome";
import type { Account } from "./account";

export type TransferStatus = "posted" | "pending" | "voided" | "expired";
export type Written = {
  readonly id: string;
  readonly key: string;
  readonly status: TransferStatus;
  /** True where the key was known: nothing was written now. */
  readonly replayed: boolean;
};

/**
 * `key-reused`: the key belongs to another transfer. `below-floor`: the account does not hold so much
 * that is not reserved; `details` has the account and `missingMinor`. `too-large`: beyond 2^53.
 */
export type PostRefusal = "key-reused" | "below-floor" | "too-large";
/** `reservation-closed`: posted, voided or expired. `beyond-reservation`: `details` has `leftMinor`. */
export type ReservationRefusal =
  | "unknown-reservation"
  | "reservation-closed"
  | "beyond-reservation";

/** All that was asked for, or nothing and why. After a refusal the transaction can go on. */
export type Posted<Because extends string = PostRefusal> = Outcome<
  /** One for each that was asked for, in that order. */
  { readonly transfers: readonly Written[] },
  Because
>;

/** What the database's functions answer. */
export type Answer =
  | { readonly ok: true; readonly transfers: readonly Written[] }
  | {
      readonly ok: false;
      readonly because: string;
      readonly key: string;
      readonly account?: string;
      readonly [detail: string]: unknown;
    };

/** The answer as rooms read it, its account named instead of numbered. */
export function told<Because extends string>(
  answer: Answer,
  accounts: ReadonlyMap<string, Account>,
): Posted<Because> {
  if (answer.ok) return { ok: true, transfers: answer.transfers };
  const { ok, because, account, ...rest } = answer;
  const named = account === undefined ? undefined : accounts.get(account);
  return {
    ok,
    because: because as Because,
    details: named === undefined ? rest : { ...rest, account: named },
  };
}
