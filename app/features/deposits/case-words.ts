/** Where a deduction or a refund stands, as its shop reads it. */
import type { Words } from "~/values/words";
import type { DeductionKind } from "./deduction";
import { w } from "./phrase";
import type { RefundState } from "./refund-plan";
import type { DeductionBrief, RefundView } from "./wallet-page";

export type Standing = {
  readonly signal: "clear" | "needs" | "hold" | "in-review" | "active" | "declined" | "ended";
  readonly words: Words;
};

export const deductionKindWords: Readonly<Record<DeductionKind, Words>> = {
  PENALTY: w("Breach of the marketplace's rules", "违反平台规则"),
  ADVANCE_COMPENSATION: w("Buyer paid in your place", "平台先行赔付"),
};

export function deductionStanding({ status, accepted, open }: DeductionBrief): Standing {
  if (status === "POSTED") return { signal: "ended", words: w("Deducted", "已扣除") };
  if (status === "DROPPED")
    return { signal: "clear", words: w("Dropped, nothing is taken", "已撤销，不扣除") };
  if (status === "DISPUTED")
    return {
      signal: "in-review",
      words: w("You objected; it is being decided", "您已申诉，审理中"),
    };
  if (accepted)
    return {
      signal: "in-review",
      words: w("You agreed; it is being confirmed", "您已同意，待确认"),
    };
  return open
    ? { signal: "needs", words: w("Your answer is needed", "待您答复") }
    : {
        signal: "in-review",
        words: w("No answer came in time; it is being decided", "逾期未答复，审理中"),
      };
}

const refundStates: Readonly<Record<RefundState, Standing>> = {
  REQUESTED: { signal: "in-review", words: w("Asked for", "已申请") },
  COOLING: { signal: "active", words: w("Waiting period", "等待期") },
  REVIEW: { signal: "in-review", words: w("Being reviewed", "审核中") },
  APPROVED: { signal: "active", words: w("Approved", "已批准") },
  PROCESSING: { signal: "active", words: w("On its way back", "退款中") },
  PAID: { signal: "clear", words: w("Refunded", "已退还") },
  FAILED: {
    signal: "hold",
    words: w("It did not arrive; we find another way", "退款未成功，正在更换退款方式"),
  },
  MANUAL_PAYOUT: { signal: "active", words: w("Being paid to your bank account", "转账处理中") },
  REJECTED: { signal: "declined", words: w("Not approved", "未批准") },
};
export const refundStanding = ({ status }: Pick<RefundView, "status">): Standing =>
  refundStates[status];
