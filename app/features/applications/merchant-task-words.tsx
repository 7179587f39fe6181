import { useLingui } from "@lingui/react";
import type { TaskKey } from "./task";

/** What the tasks of an application are called. */
export function useTaskWords(): Readonly<Record<TaskKey, string>> {
  const { i18n } = useLingui();
  return {
    shop: i18n._("Shop details"),
    plan: i18n._("Your plan"),
    evidence: i18n._("Evidence"),
    agreement: i18n._("Agreement"),
    check: i18n._("Check and send"),
  };
}
