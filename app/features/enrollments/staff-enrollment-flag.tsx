import { useLingui } from "@lingui/react";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import type { EnrollmentStatus, GrantStatus, MilestoneStatus } from "./enrollment";

const signals: Readonly<Record<EnrollmentStatus, Signal>> = {
  PENDING_START: "not-started",
  ACTIVE: "active",
  WARNED: "needs",
  SUSPENDED: "hold",
  GRADUATED: "clear",
  COMPLETED: "clear",
  WITHDRAWN: "ended",
  REMOVED: "declined",
  EXPIRED: "ended",
};

/** An enrollment's status as staff call it. */
export function useEnrollmentStatusWord(): (status: EnrollmentStatus) => string {
  const { i18n } = useLingui();
  const words: Readonly<Record<EnrollmentStatus, string>> = {
    PENDING_START: i18n._("Not begun"),
    ACTIVE: i18n._("Active"),
    WARNED: i18n._("Warned"),
    SUSPENDED: i18n._("Suspended"),
    GRADUATED: i18n._("Graduated"),
    COMPLETED: i18n._("Completed"),
    WITHDRAWN: i18n._("Left by the shop"),
    REMOVED: i18n._("Removed"),
    EXPIRED: i18n._("Expired"),
  };
  return (status) => words[status];
}

export function StaffEnrollmentFlag({ status }: { readonly status: EnrollmentStatus }) {
  const word = useEnrollmentStatusWord();
  return <SignalFlag signal={signals[status]} word={word(status)} />;
}

const grantSignals: Readonly<Record<GrantStatus, Signal>> = {
  RESERVED: "not-started",
  PENDING_VERIFY: "in-review",
  HOLD: "hold",
  APPROVED: "clear",
  ISSUED: "active",
  PARTLY_USED: "active",
  USED: "ended",
  LAPSED: "ended",
  REVERSED: "declined",
};

export function StaffGrantFlag({ status }: { readonly status: GrantStatus }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<GrantStatus, string>> = {
    RESERVED: i18n._("Reserved"),
    PENDING_VERIFY: i18n._("To be verified"),
    HOLD: i18n._("On hold"),
    APPROVED: i18n._("Approved"),
    ISSUED: i18n._("Issued"),
    PARTLY_USED: i18n._("Partly used"),
    USED: i18n._("Used"),
    LAPSED: i18n._("Lapsed"),
    REVERSED: i18n._("Reversed"),
  };
  return <SignalFlag signal={grantSignals[status]} word={words[status]} />;
}

const milestoneSignals: Readonly<Record<MilestoneStatus, Signal>> = {
  AHEAD: "not-started",
  OPEN: "active",
  DONE: "clear",
  MISSED: "declined",
};

export function StaffMilestoneFlag({ status }: { readonly status: MilestoneStatus }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<MilestoneStatus, string>> = {
    AHEAD: i18n._("Ahead"),
    OPEN: i18n._("Under way"),
    DONE: i18n._("Reached"),
    MISSED: i18n._("Not reached"),
  };
  return <SignalFlag signal={milestoneSignals[status]} word={words[status]} />;
}
