/**
 * A refund that somebody made at Stripe itself, past this product. Its money is gone; who carries it is
 * checked by one person and booked by another.
 */
import type { Currency } from "~/values/money";
import { type Outcome, refuse } from "~/values/outcome";
import type { Words } from "~/values/words";

export const outsideStates = ["REVIEW", "CHECKED", "BOOKED", "FAILED"] as const;
export type OutsideState = (typeof outsideStates)[number];
/** `SHOP`: it comes off the deposit. `MARKETPLACE`: it was no business of the shop. */
export const carriers = ["SHOP", "MARKETPLACE"] as const;
export type Carrier = (typeof carriers)[number];

export type OutsideRefusal = "unknown-refund" | "wrong-state" | "second-person";

/** Whether this person may book what was checked: never the one who checked it. */
export function mayBook(
  { state, checkedBy }: { readonly state: OutsideState; readonly checkedBy: string | null },
  personId: string,
): Outcome<unknown, "wrong-state" | "second-person"> {
  if (state !== "CHECKED") return refuse("wrong-state", { state });
  return checkedBy === personId ? refuse("second-person") : { ok: true };
}

/** Of the amount: off the deposit, owed by the shop beyond it, and carried by the marketplace. */
export function carriedBy(carrier: Carrier, amountMinor: number, availableMinor: number) {
  if (carrier === "MARKETPLACE")
    return { fromDepositMinor: 0, owedMinor: 0, carriedMinor: amountMinor };
  const fromDepositMinor = Math.min(amountMinor, Math.max(0, availableMinor));
  return { fromDepositMinor, owedMinor: amountMinor - fromDepositMinor, carriedMinor: 0 };
}

export type OutsideRefundLine = {
  /** `rfd_…` */
  readonly id: string;
  readonly store: { readonly uid: string; readonly name: string };
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly stripeId: string | null;
  readonly lotId: string;
  readonly status: OutsideState;
  readonly foundAt: Date;
  readonly carriedBy: Carrier | null;
  readonly note: string | null;
  readonly checked: { readonly by: Words; readonly at: Date } | null;
  readonly booked: { readonly by: Words; readonly at: Date } | null;
  readonly takenMinor: number | null;
  readonly owedMinor: number | null;
  readonly availableMinor: number;
  readonly may: { readonly decide: boolean; readonly mustBeOther: boolean };
};
