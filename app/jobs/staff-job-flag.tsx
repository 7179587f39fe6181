import { useLingui } from "@lingui/react";
import type { RunState } from "~/platform/run-state";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";

const signals: Readonly<Record<RunState, Signal>> = {
  running: "in-review",
  done: "clear",
  failed: "needs",
  dead: "declined",
  "given-back": "not-started",
  lost: "hold",
};

export function useRunStateWord(): (state: RunState) => string {
  const { i18n } = useLingui();
  const words: Readonly<Record<RunState, string>> = {
    running: i18n._("Running"),
    done: i18n._("Done"),
    failed: i18n._("Failed, is tried again"),
    dead: i18n._("Failed for good"),
    "given-back": i18n._("Given back"),
    lost: i18n._("Worker lost"),
  };
  return (state) => words[state];
}

/** How a try of a job stands. */
export function StaffJobFlag({ state }: { readonly state: RunState }) {
  const word = useRunStateWord();
  return <SignalFlag signal={signals[state]} word={word(state)} />;
}
