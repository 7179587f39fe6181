import { aboveByCategory, all, atLeast, atMost, atMostByCategory, below } from "../condition";
import type { ProgramRules } from "../kind";
import type { ReturnSubsidySettings } from "./settings";

export const rules = (settings: ReturnSubsidySettings): ProgramRules => ({
  enter: all(
    atLeast("store.ordersPaid30d", settings.orders),
    atMostByCategory("store.returnRate30d", "store.primaryCategory", settings.returnCaps),
    atMost("store.sellerFaultReturnRate30d", settings.faultReturnLimit, "PASS"),
    atLeast("store.experienceScore", settings.score),
    below("store.brushingRisk", 70),
  ),
  enterProduct: null,
  warn: aboveByCategory("store.returnRate30d", "store.primaryCategory", settings.returnCaps),
  exit: [
    {
      key: "return-rate",
      rule: aboveByCategory(
        "store.returnRate30d",
        "store.primaryCategory",
        settings.returnCaps,
        settings.exitOver,
      ),
      immediate: false,
      graceDays: 0,
      check: "monthly",
      consecutiveChecks: 2,
      clawBack: false,
    },
  ],
  graduate: null,
});
