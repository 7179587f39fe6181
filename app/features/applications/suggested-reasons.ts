/** The reasons that the case itself points to, so that they stand first in the list. */
import { blockingLeaves, stateOf } from "~/features/eligibility/conditions";
import type { Explanation, LeafExplanation } from "~/features/eligibility/explanation";
import { type ReasonCode, reasonCodes } from "./reason-code";

function reasonOf(leaf: LeafExplanation): ReasonCode {
  if (leaf.missing === "small-sample") return "SAMPLE_TOO_SMALL";
  if (stateOf(leaf) === "unknown") return "METRIC_UNKNOWN";
  switch (leaf.metric) {
    case "store.relatedEntityViolation":
    case "store.isFirstOfEntity":
      return "RELATED_ENTITY";
    case "store.hasOpenSeriousViolation":
      return "VIOLATION_OPEN";
    case "store.primaryCategory":
      return "CATEGORY_EXCLUDED";
    case "store.brushingRisk":
      return "ABUSE_SUSPECTED";
    case "deposit.shortfall":
      return "DEPOSIT_SHORTFALL";
    case "product.isLowest90d":
      return "PRICE_NOT_LOWEST";
    case "product.stockAvailable":
      return "STOCK_LOW";
    default:
      return "METRIC_BELOW";
  }
}

function suggestedReasons(explanation: Explanation): readonly ReasonCode[] {
  return [...new Set(blockingLeaves(explanation).map(reasonOf))];
}

/** All reasons, the suggested ones first, "other" last. */
export function reasonsInOrder(explanation: Explanation): readonly ReasonCode[] {
  const first = suggestedReasons(explanation);
  return [...first, ...reasonCodes.filter((code) => !first.includes(code))];
}
