/** One attempt to collect an amount for one obligation, and where it stands. */
export const paymentStatuses = [
  "planned",
  "open",
  "processing",
  "action-required",
  "paid",
  "failed",
  "expired",
  "replaced",
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];
export type PaymentRoute = "checkout" | "saved-card";

/** There is at most one of these per obligation. */
export const openStatuses: readonly PaymentStatus[] = [
  "planned",
  "open",
  "processing",
  "action-required",
];

/** Stripe takes eight digits, whatever the currency. */
const greatestMinor = 99_999_999;
export const isCollectable = (amountMinor: number): boolean =>
  Number.isSafeInteger(amountMinor) && amountMinor > 0 && amountMinor <= greatestMinor;

/** A card that declined so often for one obligation is not tried again by itself. */
export const mostDeclines = 4;
