import {
  above,
  all,
  any,
  atLeast,
  atMost,
  is,
  noFakeOrders,
  seriousViolation,
  smallBusiness,
} from "../condition";
import type { ProgramRules } from "../kind";
import type { ColdStartSettings } from "./settings";

const once = { immediate: true, graceDays: 0, check: "daily", consecutiveChecks: 1 } as const;

/** Who may start, who is warned, who must leave, and who has made it. */
export const rules = (settings: ColdStartSettings): ProgramRules => ({
  enter: all(
    is("store.kycVerified", true),
    atMost("store.daysSinceOpened", settings.applyWithinDays),
    is("store.isFirstOfEntity", true),
    is("store.relatedEntityViolation", false),
    smallBusiness(),
    atLeast("store.liveSkuCount", 1),
    noFakeOrders(),
    is("program.priorCount(cold-start)", 0),
  ),
  enterProduct: null,
  warn: any(
    above("store.sellerCancelRate30d", settings.cancelLimit, "FAIL"),
    above("store.lateShipRate30d", settings.lateShipLimit, "FAIL"),
  ),
  exit: [
    { key: "serious-violation", rule: seriousViolation(), ...once, clawBack: false },
    {
      key: "seller-fault-returns",
      rule: above("store.sellerFaultReturnRate30d", settings.faultReturnLimit, "FAIL"),
      ...once,
      immediate: false,
      graceDays: settings.faultGraceDays,
      clawBack: false,
    },
    {
      key: "fake-orders",
      rule: atLeast("store.brushingRisk", settings.blockedRisk, "FAIL"),
      ...once,
      clawBack: true,
    },
  ],
  graduate: all(
    atLeast("store.ordersPaidLifetime", settings.graduation.orders, "FAIL"),
    atLeast("store.uniqueBuyers30d", settings.graduation.buyers, "FAIL"),
    atLeast("store.experienceScore", settings.graduation.score, "FAIL"),
  ),
});
