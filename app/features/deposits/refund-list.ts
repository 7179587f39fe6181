/** Which refunds staff look at, and the row of their list. */
import type { Currency } from "~/values/money";
import type { RefundState } from "./refund-plan";

export type RefundKind = "EXCESS" | "EXIT" | "SURPLUS";
/** Each view is one thing to do, or to watch. */
export const refundStatesOf = {
  review: ["REVIEW"],
  failed: ["FAILED"],
  "by-hand": ["MANUAL_PAYOUT"],
  cooling: ["REQUESTED", "COOLING"],
  moving: ["APPROVED", "PROCESSING"],
  open: ["REQUESTED", "COOLING", "REVIEW", "APPROVED", "PROCESSING", "FAILED", "MANUAL_PAYOUT"],
  ended: ["PAID", "REJECTED"],
  all: [
    "REQUESTED",
    "COOLING",
    "REVIEW",
    "APPROVED",
    "PROCESSING",
    "PAID",
    "FAILED",
    "MANUAL_PAYOUT",
    "REJECTED",
  ],
} as const satisfies Readonly<Record<string, readonly RefundState[]>>;
export type RefundListView = keyof typeof refundStatesOf;
export const refundViews = Object.keys(refundStatesOf) as [RefundListView, ...RefundListView[]];

export type RefundLine = {
  /** `rfd_…` */
  readonly id: string;
  readonly store: { readonly uid: string; readonly name: string };
  readonly kind: RefundKind;
  readonly status: RefundState;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly requestedAt: Date;
  readonly coolingUntil: Date | null;
  /** One has approved, and a second one is needed. */
  readonly waitsForSecond: boolean;
  /** The shop asked what has become of it. */
  readonly asked: boolean;
};
