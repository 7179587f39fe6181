import { useLingui } from "@lingui/react";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import type { ProgramState } from "./program";

const signals: Readonly<Record<ProgramState, Signal>> = {
  DRAFT: "not-started",
  IN_REVIEW: "in-review",
  ANNOUNCED: "needs",
  ACTIVE: "active",
  PAUSED: "hold",
  ENDED: "ended",
  ARCHIVED: "ended",
};

/** Where a program is in its life. */
export function StaffProgramFlag({ state }: { readonly state: ProgramState }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<ProgramState, string>> = {
    DRAFT: i18n._("Draft"),
    IN_REVIEW: i18n._("In review"),
    ANNOUNCED: i18n._("Announced"),
    ACTIVE: i18n._("Open to shops"),
    PAUSED: i18n._("Paused"),
    ENDED: i18n._("Ended"),
    ARCHIVED: i18n._("Archived"),
  };
  return <SignalFlag signal={signals[state]} word={words[state]} />;
}
