import { aboveByCategory, all, atLeast, atMost, is, oneOf } from "../condition";
import type { ProgramRules } from "../kind";
import type { ManagedSalesSettings } from "./settings";

/** The proof of factory or brand is evidence of the application: a person looks at it. */
export const rules = (settings: ManagedSalesSettings): ProgramRules => ({
  enter: all(
    oneOf("store.businessType", ["COMPANY", "SOLE_TRADER"]),
    atLeast("store.experienceScore", settings.score),
    atMost("store.shipHours30d", settings.shipHours),
    is("deposit.shortfall", 0),
  ),
  enterProduct: all(
    atLeast("product.stockAvailable", settings.stock),
    atMost("product.refillDays", settings.refillDays),
    atLeast("product.qcReportValidDays", 1),
  ),
  warn: null,
  exit: [
    {
      key: "return-rate",
      rule: aboveByCategory("product.returnRate30d", "product.category", settings.returnCaps),
      immediate: false,
      graceDays: settings.exitNoticeDays,
      check: "daily",
      consecutiveChecks: 1,
      clawBack: false,
    },
  ],
  graduate: null,
});
