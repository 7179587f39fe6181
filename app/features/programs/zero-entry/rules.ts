import { all, is, noneOf, seriousViolation } from "../condition";
import type { ProgramRules } from "../kind";
import type { ZeroEntrySettings } from "./settings";

/** The trial ends by its counters, which the deposit room watches; here stands who may begin. */
export const rules = (settings: ZeroEntrySettings): ProgramRules => ({
  enter: all(
    is("store.kycVerified", true),
    is("store.isFirstOfEntity", true),
    is("store.relatedEntityViolation", false),
    noneOf("store.primaryCategory", settings.excluded),
    is("program.priorCount(zero-entry)", 0),
  ),
  enterProduct: null,
  warn: null,
  exit: [
    {
      key: "serious-violation",
      rule: seriousViolation(),
      immediate: true,
      graceDays: 0,
      check: "daily",
      consecutiveChecks: 1,
      clawBack: false,
    },
  ],
  graduate: null,
});
