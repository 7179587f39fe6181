/** Which deposits staff look at, and the row of their list. */
import type { Currency } from "~/values/money";

export const depositStates = ["due", "overdue", "frozen", "refunding", "exiting"] as const;
/** `due`: something is missing and there is time; `overdue`: the time is over. */
export type DepositState = (typeof depositStates)[number];
export const depositSorts = [
  "missing",
  "-missing",
  "due",
  "-due",
  "held",
  "-held",
  "shop",
  "-shop",
] as const;

export type DepositLine = {
  readonly store: { readonly uid: string; readonly name: string };
  readonly currency: Currency;
  readonly requiredMinor: number;
  readonly availableMinor: number;
  readonly frozenMinor: number;
  /** What is missing of the requirement; 0 where it is met. */
  readonly missingMinor: number;
  readonly dueAt: Date | null;
  readonly states: readonly DepositState[];
};
