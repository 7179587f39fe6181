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

/** An application's status as its merchant reads it. */
export function ApplicationFlag({ status }: { readonly status: ApplicationStatus }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<ApplicationStatus, string>> = {
    DRAFT: i18n._("Draft, not sent"),
    SUBMITTED: i18n._("Sent"),
    SCREENING: i18n._("Sent"),
    IN_REVIEW: i18n._("With our reviewers"),
    INFO_REQUESTED: i18n._("Something to add"),
    APPROVED: i18n._("Approved"),
    REJECTED: i18n._("Not approved this time"),
    WAITLISTED: i18n._("On the waiting list"),
    WITHDRAWN: i18n._("Withdrawn by you"),
    EXPIRED: i18n._("Expired"),
  };
  return <SignalFlag signal={signals[status]} word={words[status]} />;
}
