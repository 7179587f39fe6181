import { all, atLeast, below, is } from "../condition";
import type { ProgramRules } from "../kind";
import type { MilestoneSettings } from "./settings";

/** What guards a reward (buyers, returns, confirmed receipt) is looked at when it is verified. */
export const rules = (settings: MilestoneSettings): ProgramRules => ({
  enter: all(
    atLeast("store.ordersPaid30d", settings.orders),
    atLeast("store.experienceScore", settings.score, "PASS"),
    below("store.brushingRisk", 70),
    is("deposit.shortfall", 0),
  ),
  enterProduct: null,
  warn: null,
  exit: [],
  graduate: null,
});
