import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import type { DeductionKind, DeductionState } from "./deduction";
import type { DepositState } from "./deposit-list";
import type { OutsideState } from "./outside-refund";
import type { RefundKind } from "./refund-list";
import type { LegState, RefundState } from "./refund-plan";

const depositSignals: Readonly<Record<DepositState, Signal>> = {
  due: "needs",
  overdue: "hold",
  frozen: "hold",
  refunding: "active",
  exiting: "ended",
};
export const depositStateWords = (i18n: I18n): Readonly<Record<DepositState, string>> => ({
  due: i18n._("To be topped up"),
  overdue: i18n._("Overdue"),
  frozen: i18n._("Frozen"),
  refunding: i18n._("Refund under way"),
  exiting: i18n._("Leaving"),
});

/** Everything a deposit is in at once; a met one says so. */
export function StaffDepositFlags({ states }: { readonly states: readonly DepositState[] }) {
  const { i18n } = useLingui();
  const words = depositStateWords(i18n);
  if (states.length === 0) return <SignalFlag signal="clear" word={i18n._("In order")} />;
  return (
    <>
      {states.map((state) => (
        <SignalFlag key={state} signal={depositSignals[state]} word={words[state]} />
      ))}
    </>
  );
}

const deductionSignals: Readonly<Record<DeductionState, Signal>> = {
  PROPOSED: "not-started",
  NOTIFIED: "active",
  DISPUTED: "needs",
  CONFIRMED: "in-review",
  POSTED: "clear",
  DROPPED: "declined",
};
export function StaffDeductionFlag({ status }: { readonly status: DeductionState }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<DeductionState, string>> = {
    PROPOSED: i18n._("Proposed"),
    NOTIFIED: i18n._("The shop was told"),
    DISPUTED: i18n._("The shop objects"),
    CONFIRMED: i18n._("Confirmed"),
    POSTED: i18n._("Taken"),
    DROPPED: i18n._("Dropped"),
  };
  return <SignalFlag signal={deductionSignals[status]} word={words[status]} />;
}
export const deductionKindWords = (i18n: I18n): Readonly<Record<DeductionKind, string>> => ({
  PENALTY: i18n._("Breach of the rules"),
  ADVANCE_COMPENSATION: i18n._("Compensation advanced to a buyer"),
});

const refundSignals: Readonly<Record<RefundState, Signal>> = {
  REQUESTED: "not-started",
  COOLING: "not-started",
  REVIEW: "in-review",
  APPROVED: "active",
  PROCESSING: "active",
  PAID: "clear",
  FAILED: "hold",
  MANUAL_PAYOUT: "needs",
  REJECTED: "declined",
};
export function StaffRefundFlag({ status }: { readonly status: RefundState }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<RefundState, string>> = {
    REQUESTED: i18n._("Asked for"),
    COOLING: i18n._("Waiting period"),
    REVIEW: i18n._("To be decided"),
    APPROVED: i18n._("Approved"),
    PROCESSING: i18n._("On its way"),
    PAID: i18n._("Paid back"),
    FAILED: i18n._("Failed"),
    MANUAL_PAYOUT: i18n._("To be paid by hand"),
    REJECTED: i18n._("Rejected"),
  };
  return <SignalFlag signal={refundSignals[status]} word={words[status]} />;
}
export const refundKindWords = (i18n: I18n): Readonly<Record<RefundKind, string>> => ({
  EXCESS: i18n._("Above the requirement"),
  EXIT: i18n._("The shop leaves"),
  SURPLUS: i18n._("Paid too much"),
});

const legSignals: Readonly<Record<LegState, Signal>> = {
  PLANNED: "not-started",
  SENT: "active",
  PAID: "clear",
  FAILED: "hold",
};
export function StaffLegFlag({ status }: { readonly status: LegState }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<LegState, string>> = {
    PLANNED: i18n._("Planned"),
    SENT: i18n._("Sent to Stripe"),
    PAID: i18n._("Arrived"),
    FAILED: i18n._("Failed"),
  };
  return <SignalFlag signal={legSignals[status]} word={words[status]} />;
}

const outsideSignals: Readonly<Record<OutsideState, Signal>> = {
  REVIEW: "needs",
  CHECKED: "in-review",
  BOOKED: "clear",
  FAILED: "ended",
};
export function StaffOutsideFlag({ status }: { readonly status: OutsideState }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<OutsideState, string>> = {
    REVIEW: i18n._("To be checked"),
    CHECKED: i18n._("Checked by one"),
    BOOKED: i18n._("Booked"),
    FAILED: i18n._("Failed at Stripe"),
  };
  return <SignalFlag signal={outsideSignals[status]} word={words[status]} />;
}
