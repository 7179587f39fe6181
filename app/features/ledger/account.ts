import { v5 } from "uuid";
import type { Currency } from "~/values/money";
import { type AccountCode, type chart, kindOf } from "./chart";

/** One account of the chart. It is opened by the first transfer that names it. */
export type Account = {
  readonly code: AccountCode;
  /** A store, program or creator; empty where the marketplace is the owner. */
  readonly ownerId: string;
  readonly currency: Currency;
};

type CodeOf<Owner> = {
  [Code in AccountCode]: (typeof chart)[Code]["owner"] extends Owner ? Code : never;
}[AccountCode];

export const ofMarketplace = (code: CodeOf<"marketplace">, currency: Currency): Account => ({
  code,
  ownerId: "",
  currency,
});
export const ofStore = (code: CodeOf<"store">, storeUid: string, currency: Currency): Account => ({
  code,
  ownerId: storeUid,
  currency,
});
/** A program, or one of its budget periods: `<program id>/2026-11`. */
export const ofProgram = (code: CodeOf<"program">, id: string, currency: Currency): Account => ({
  code,
  ownerId: id,
  currency,
});
export const ofCreator = (
  code: CodeOf<"creator">,
  creatorUid: string,
  currency: Currency,
): Account => ({ code, ownerId: creatorUid, currency });

const namespace = "5f0c1f0e-8a55-5c3e-9d5b-1d2f6a7b8c90";

const ids = new WeakMap<Account, string>();

/** Derived from what the account is, so that nobody has to look it up or open it first. */
export function accountId(account: Account): string {
  const known = ids.get(account);
  if (known !== undefined) return known;
  const { code, ownerId, currency } = account;
  const id = v5(`${code}|${kindOf(code).owner}|${ownerId}|${currency}`, namespace);
  ids.set(account, id);
  return id;
}
