import {
  above,
  all,
  any,
  atLeast,
  atMost,
  below,
  between,
  is,
  noneOf,
  seriousViolation,
  smallBusiness,
} from "../condition";
import type { ProgramRules } from "../kind";
import type { DepositReliefSettings } from "./settings";

export const rules = (settings: DepositReliefSettings): ProgramRules => ({
  enter: all(
    atLeast("store.daysSinceOpened", settings.openDays),
    // A missing score fails: shops too new for one have zero-entry.
    atLeast("store.experienceScore", settings.score, "FAIL"),
    is("store.violationPoints90d", 0),
    is("store.hasOpenSeriousViolation", false),
    atMost("store.disputeRate30d", settings.disputeLimit, "PASS"),
    is("deposit.shortfall", 0),
    smallBusiness(),
    noneOf("store.primaryCategory", settings.excluded),
  ),
  enterProduct: null,
  warn: any(
    all(
      atLeast("store.experienceScore", settings.warnScore, "FAIL"),
      below("store.experienceScore", settings.score, "FAIL"),
    ),
    between("store.violationPoints90d", 1, settings.warnPoints, "FAIL"),
  ),
  exit: [
    {
      key: "score",
      rule: below("store.experienceScore", settings.warnScore, "FAIL"),
      immediate: false,
      graceDays: 0,
      check: "monthly",
      consecutiveChecks: 2,
      clawBack: false,
    },
    {
      key: "violation-points",
      rule: above("store.violationPoints90d", settings.warnPoints, "FAIL"),
      immediate: false,
      graceDays: 0,
      check: "daily",
      consecutiveChecks: 1,
      clawBack: false,
    },
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
