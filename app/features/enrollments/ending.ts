/** What becomes of a benefit when an enrollment ends. */
import type { BenefitShape, Lever } from "~/features/programs/kind";
import type { EnrollmentStatus, GrantStatus } from "./enrollment";

export type Ending = Extract<EnrollmentStatus, "COMPLETED" | "GRADUATED" | "WITHDRAWN" | "REMOVED">;

/** Not handed over yet, or already past using: there is nothing to take away. */
const running: readonly GrantStatus[] = [
  "PENDING_VERIFY",
  "HOLD",
  "APPROVED",
  "ISSUED",
  "PARTLY_USED",
];

type Fate = "keeps" | "ends" | "lapses" | "over";

/**
 * `keeps` stays with the merchant, `ends` stops on the day, `lapses` never came to be, `over` was over.
 * A reward once issued is hers, whatever comes after; one still to be earned is lost by leaving.
 */
export function afterEnding(
  ending: Ending,
  grant: { readonly status: GrantStatus; readonly gives: BenefitShape },
  takesBack = false,
): Fate {
  if (grant.status === "RESERVED") return "lapses";
  if (!running.includes(grant.status)) return "over";
  if (takesBack) return "ends";
  const left = ending === "WITHDRAWN" || ending === "REMOVED";
  if (grant.gives.lever === "reward") {
    return !left || grant.gives.how === "fixed" ? "keeps" : "ends";
  }
  // What runs for a number of days has its own last day; it is the term's own when that is over.
  return ending === "COMPLETED" ? "keeps" : "ends";
}

export const isOfDeposit = (lever: Lever): boolean =>
  lever === "deposit-relief" || lever === "deposit-deferral";

/** A deposit that was reduced or deferred has been so; what else had days left has lost them. */
export function onceOver(fate: Fate, gives: BenefitShape, takesBack: boolean): GrantStatus {
  if (fate === "lapses") return "LAPSED";
  if (takesBack) return "REVERSED";
  return isOfDeposit(gives.lever) ? "USED" : "LAPSED";
}
