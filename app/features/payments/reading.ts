/** What was read at Stripe about one payment, in words of our own. Amounts in minor units. */
import type { PaymentRoute, PaymentStatus } from "./payment";

/** A balance transaction: the amount without its sign is what a customer paid or got; the fee is ours. */
export type MovementRead = {
  readonly id: string;
  readonly category: string;
  readonly sourceId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly occurredAt: Date;
  readonly availableAt: Date;
};
export type RefundRead = {
  readonly id: string;
  /** Our own id, where we asked for it. */
  readonly refundId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: "pending" | "succeeded" | "failed" | "canceled";
  readonly pendingReason: string | null;
  readonly failureReason: string | null;
  readonly createdAt: Date;
  readonly movements: readonly MovementRead[];
};
export type DisputeRead = {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly openedAt: Date;
  readonly answerBy: Date | null;
  readonly movements: readonly MovementRead[];
};
export type IntentRead = {
  readonly id: string;
  readonly status:
    | "requires_payment_method"
    | "requires_confirmation"
    | "requires_action"
    | "processing"
    | "requires_capture"
    | "succeeded"
    | "canceled";
  readonly amountMinor: number;
  readonly currency: string;
  readonly customerId: string | null;
  /** Whose it is, from the metadata we gave it. */
  readonly marketplaceId: string | null;
  readonly paymentId: string | null;
  readonly declineCode: string | null;
  readonly charge: {
    readonly id: string;
    readonly succeeded: boolean;
    readonly createdAt: Date;
    readonly instrument: string | null;
    readonly refundedMinor: number;
    readonly movement: MovementRead | null;
  } | null;
  /** The card that may be charged later, where it was left for that. */
  readonly savedCard: { readonly id: string; readonly label: string } | null;
  readonly warnedAt: Date | null;
};
export type SessionRead = {
  readonly id: string;
  readonly status: "open" | "complete" | "expired";
  readonly mode: "payment" | "setup";
  readonly intentId: string | null;
  readonly setupIntentId: string | null;
  readonly marketplaceId: string | null;
  readonly paymentId: string | null;
  readonly url: string | null;
};
export type Reading = {
  /** Taken before the first question: of two readings, the higher one saw what the lower one saw. */
  readonly number: bigint;
  readonly session: SessionRead | null;
  readonly intent: IntentRead | null;
  readonly refunds: readonly RefundRead[];
  readonly disputes: readonly DisputeRead[];
};

/** Where a payment stands by what was read; null where nothing says so. */
export function statusOf(
  route: PaymentRoute,
  { session, intent }: Pick<Reading, "session" | "intent">,
): PaymentStatus | null {
  if (intent?.status === "succeeded") return "paid";
  if (intent?.status === "processing") return "processing";
  if (session?.status === "expired" || intent?.status === "canceled") return "expired";
  if (route === "checkout") return session === null && intent === null ? null : "open";
  if (intent === null) return null;
  if (intent.status === "requires_action" || intent.declineCode === "authentication_required")
    return "action-required";
  return intent.declineCode === null ? "open" : "failed";
}

export type DisputeOutcome = "won" | "lost" | "withdrawn";

/** How a dispute ended; null while it is open. An inquiry that closes was withdrawn. */
export function outcomeOf({
  status,
  movements,
}: Pick<DisputeRead, "status" | "movements">): DisputeOutcome | null {
  if (status === "won" || status === "lost") return status;
  if (status !== "warning_closed" && status !== "prevented") return null;
  const kept = movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return kept < 0 ? "lost" : "withdrawn";
}

/** Money was taken: a question alone takes none. */
export const isChargeback = ({
  movements,
  status,
}: Pick<DisputeRead, "status" | "movements">): boolean =>
  movements.length > 0 || !(status.startsWith("warning_") || status === "prevented");
