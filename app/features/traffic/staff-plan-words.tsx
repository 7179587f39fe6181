import { useLingui } from "@lingui/react";
import type { PlanRow } from "./plan-revisions.server";
import type { GrantKind } from "./verdict-list";

/** What led to a revision. */
export function useOccasions(): Readonly<Record<PlanRow["occasion"], string>> {
  const { i18n } = useLingui();
  return {
    nightly: i18n._("made for the day"),
    repaced: i18n._("paced anew within the day"),
    asked: i18n._("asked for"),
  };
}

export function useGrantKinds(): Readonly<Record<GrantKind, string>> {
  const { i18n } = useLingui();
  return {
    guarantee: i18n._("Guarantee"),
    "make-good": i18n._("Make-good"),
    grant: i18n._("Grant"),
  };
}
