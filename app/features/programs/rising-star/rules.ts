import type { OnMissing, Rule } from "~/features/eligibility/rule";
import { above, all, any, atLeast, atMost, below, between } from "../condition";
import type { ProgramRules } from "../kind";
import type { RisingStarLevel, RisingStarSettings } from "./settings";

/** All criteria of a level together. A figure that is missing does not make a level. */
export const reaches = (level: RisingStarLevel, onMissing: OnMissing = "FAIL"): Rule =>
  all(
    atLeast("store.onTimeShipRate30d", level.onTimeShip, onMissing),
    atMost("store.sellerCancelRate30d", level.cancelLimit, onMissing),
    atLeast("store.responseRate30d", level.response, onMissing),
    atLeast("store.gmvNetGrowth60d", level.growth, onMissing),
  );

const misses = (level: RisingStarLevel): Rule =>
  any(
    below("store.onTimeShipRate30d", level.onTimeShip, "FAIL"),
    above("store.sellerCancelRate30d", level.cancelLimit, "FAIL"),
    below("store.responseRate30d", level.response, "FAIL"),
    below("store.gmvNetGrowth60d", level.growth, "FAIL"),
  );

export const rules = (settings: RisingStarSettings): ProgramRules => ({
  enter: all(
    between("store.daysSinceOpened", settings.openFromDays, settings.openToDays),
    atLeast("store.ordersPaid30d", settings.orders),
    between("store.gmvNet30d", settings.valueFromMinor, settings.valueToMinor),
    atLeast("store.experienceScore", settings.score),
    below("store.violationPoints90d", settings.violationPointsBelow),
  ),
  enterProduct: null,
  warn: misses(settings.rising),
  exit: [
    {
      key: "below-first-level",
      rule: misses(settings.rising),
      immediate: false,
      graceDays: 0,
      check: "monthly",
      consecutiveChecks: 2,
      clawBack: false,
    },
  ],
  graduate: above("store.gmvNet30d", settings.valueToMinor, "FAIL"),
});
