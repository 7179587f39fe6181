import { useLingui } from "@lingui/react";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import type { ApplicationStatus } from "./application";

const signals: Readonly<Record<ApplicationStatus, Signal>> = {
  DRAFT: "not-started",
  SUBMITTED: "in-review",
  SCREENING: "in-review",
  IN_REVIEW: "in-review",
  INFO_REQUESTED: "needs",
  APPROVED: "clear",
  REJECTED: "declined",
  WAITLISTED: "hold",
  WITHDRAWN: "ended",
  EXPIRED: "ended",
};

/** An application's status as staff call it. */
export function useApplicationStatusWord(): (status: ApplicationStatus) => string {
  const { i18n } = useLingui();
  const words: Readonly<Record<ApplicationStatus, string>> = {
    DRAFT: i18n._("Draft"),
    SUBMITTED: i18n._("Sent"),
    SCREENING: i18n._("Being screened"),
    IN_REVIEW: i18n._("In review"),
    INFO_REQUESTED: i18n._("Changes asked for"),
    APPROVED: i18n._("Approved"),
    REJECTED: i18n._("Declined"),
    WAITLISTED: i18n._("On the waiting list"),
    WITHDRAWN: i18n._("Withdrawn"),
    EXPIRED: i18n._("Expired"),
  };
  return (status) => words[status];
}

export function StaffApplicationFlag({ status }: { readonly status: ApplicationStatus }) {
  const word = useApplicationStatusWord();
  return <SignalFlag signal={signals[status]} word={word(status)} />;
}
