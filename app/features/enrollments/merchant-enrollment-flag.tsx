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
  REMOVED: "ended",
  EXPIRED: "ended",
};

/** Where a merchant stands inside a program, in her words. */
export function EnrollmentFlag({ status }: { readonly status: EnrollmentStatus }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<EnrollmentStatus, string>> = {
    PENDING_START: i18n._("Begins soon"),
    ACTIVE: i18n._("Under way"),
    WARNED: i18n._("At risk"),
    SUSPENDED: i18n._("Paused"),
    GRADUATED: i18n._("Graduated"),
    COMPLETED: i18n._("Completed"),
    WITHDRAWN: i18n._("You left"),
    REMOVED: i18n._("Ended by the rules"),
    EXPIRED: i18n._("Time ran out"),
  };
  return <SignalFlag signal={signals[status]} word={words[status]} />;
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
  REVERSED: "ended",
};

/** What has become of one benefit. */
export function GrantFlag({ status }: { readonly status: GrantStatus }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<GrantStatus, string>> = {
    RESERVED: i18n._("Set aside for you"),
    PENDING_VERIFY: i18n._("Being verified"),
    HOLD: i18n._("On hold"),
    APPROVED: i18n._("Approved"),
    ISSUED: i18n._("Given"),
    PARTLY_USED: i18n._("Partly used"),
    USED: i18n._("Used"),
    LAPSED: i18n._("Not used in time"),
    REVERSED: i18n._("Taken back"),
  };
  return <SignalFlag signal={grantSignals[status]} word={words[status]} />;
}

const milestoneSignals: Readonly<Record<MilestoneStatus, Signal>> = {
  AHEAD: "not-started",
  OPEN: "needs",
  DONE: "clear",
  MISSED: "ended",
};

export function MilestoneFlag({ status }: { readonly status: MilestoneStatus }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<MilestoneStatus, string>> = {
    AHEAD: i18n._("Not begun"),
    OPEN: i18n._("Open"),
    DONE: i18n._("Done"),
    MISSED: i18n._("Not reached in time"),
  };
  return <SignalFlag signal={milestoneSignals[status]} word={words[status]} />;
}
