/** How a refund is spread over lots, and what is left for a manual payout. */
import { inRefundOrder, type Lot, refundableOf } from "./lot";

export type RefundLeg = { readonly lotId: string; readonly amountMinor: number };
export type RefundPlan = {
  readonly legs: readonly RefundLeg[];
  /** What no lot can take back any more: paid by hand, after two approvals. */
  readonly manualMinor: number;
};

export function planRefund(lots: readonly Lot[], amountMinor: number, at: Date): RefundPlan {
  let manualMinor = amountMinor;
  const legs: RefundLeg[] = [];
  for (const lot of inRefundOrder(lots)) {
    const taken = Math.min(manualMinor, refundableOf(lot, at));
    if (taken <= 0) continue;
    legs.push({ lotId: lot.lotId, amountMinor: taken });
    manualMinor -= taken;
  }
  return { legs, manualMinor };
}

/** One person sends money back the way it came; money on another way needs a second one. */
export const approvalsFor = ({ manualMinor }: RefundPlan): 1 | 2 => (manualMinor > 0 ? 2 : 1);

export const refundStates = [
  "REQUESTED",
  "COOLING",
  "REVIEW",
  "APPROVED",
  "PROCESSING",
  "PAID",
  "FAILED",
  "MANUAL_PAYOUT",
  "REJECTED",
] as const;
export type RefundState = (typeof refundStates)[number];

const next: Readonly<Record<RefundState, readonly RefundState[]>> = {
  REQUESTED: ["COOLING", "REVIEW", "REJECTED"],
  COOLING: ["REVIEW", "REJECTED"],
  REVIEW: ["APPROVED", "REJECTED"],
  APPROVED: ["PROCESSING", "MANUAL_PAYOUT"],
  PROCESSING: ["PAID", "FAILED"],
  FAILED: ["MANUAL_PAYOUT", "PROCESSING"],
  MANUAL_PAYOUT: ["PAID"],
  PAID: ["FAILED"],
  REJECTED: [],
};
export const refundMay = (from: RefundState, to: RefundState): boolean => next[from].includes(to);

export const legStates = ["PLANNED", "SENT", "PAID", "FAILED"] as const;
export type LegState = (typeof legStates)[number];

/**
 * Where a request stands by its legs: failed as soon as one failed and none is on its way, paid when all
 * are. A bank may return a refund weeks after it was paid.
 */
export function stateByLegs(
  legs: readonly { readonly state: LegState; readonly manual: boolean }[],
): Extract<RefundState, "PROCESSING" | "PAID" | "FAILED" | "MANUAL_PAYOUT"> {
  const open = legs.filter(({ state }) => state === "PLANNED" || state === "SENT");
  if (open.some(({ manual }) => !manual)) return "PROCESSING";
  if (legs.some(({ state }) => state === "FAILED")) return "FAILED";
  return open.length > 0 ? "MANUAL_PAYOUT" : "PAID";
}
