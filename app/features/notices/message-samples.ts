/** One message of each kind, as documentation shows it. */
import type { Message, MessageType } from "./message-types";

type Sample<Type extends MessageType> = Extract<Message, { readonly type: Type }>["data"];

const cny = (amountMinor: string) => ({ amountMinor, currency: "CNY" });
const storeUid = "shop-1024";
const topUp = {
  storeUid,
  topUpId: "top_01kb2x7m1cf0vrk5s8e9y3t6aw",
  amount: cny("200000"),
  dueAt: "2026-12-08T15:59:59.000Z",
};
const refund = {
  storeUid,
  refundId: "rfd_01kb2x7m1cf0vrk5s8e9y3t6aw",
  kind: "EXCESS",
  amount: cny("100000"),
} as const;
const deduction = {
  storeUid,
  deductionId: "ded_01kb2x7m1cf0vrk5s8e9y3t6aw",
  kind: "ADVANCE_COMPENSATION",
  amount: cny("8900"),
} as const;
const enrollment = {
  enrollmentId: "enr_01kb2x7m1cf0vrk5s8e9y3t6aw",
  program: "cold-start",
  storeUid,
  productUid: null,
};

export const messageSamples: { readonly [Type in MessageType]: Sample<Type> } = {
  "deposit.requirement_changed": {
    storeUid,
    required: cny("200000"),
    before: cny("100000"),
    deferred: cny("0"),
    because: "monthly",
  },
  "deposit.top_up.opened": { ...topUp, status: "OPEN", paid: cny("0") },
  "deposit.top_up.changed": { ...topUp, status: "PARTLY_PAID", paid: cny("50000") },
  "deposit.top_up.overdue": { ...topUp, status: "OVERDUE", paid: cny("0") },
  "deposit.top_up.enforced": { ...topUp, status: "ENFORCED", paid: cny("0") },
  "deposit.top_up.paid": { ...topUp, status: "PAID", paid: cny("200000") },
  "deposit.top_up.cancelled": { ...topUp, status: "CANCELLED", paid: cny("0") },
  "deposit.paid": {
    storeUid,
    paymentId: "pay_01kb2x7m1cf0vrk5s8e9y3t6aw",
    amount: cny("200000"),
    surplus: cny("0"),
  },
  "deposit.refund.approved": refund,
  "deposit.refund.paid": refund,
  "deposit.refund.failed": refund,
  "deposit.deduction.notified": { ...deduction, replyUntil: "2026-12-01T16:00:00.000Z" },
  "deposit.deduction.posted": { ...deduction, taken: cny("8900"), owed: cny("0") },
  "deposit.consequence_changed": {
    storeUid,
    consequences: ["WITHDRAWAL_HOLD", "SELLING_RESTRICTION"],
    before: ["WITHDRAWAL_HOLD"],
  },
  "enrollment.started": { ...enrollment, status: "ACTIVE", because: null },
  "enrollment.warned": { ...enrollment, status: "WARNED", because: "WARNED" },
  "enrollment.recovered": { ...enrollment, status: "ACTIVE", because: "RECOVERED" },
  "enrollment.removed": { ...enrollment, status: "REMOVED", because: "conditions-broken" },
  "enrollment.graduated": { ...enrollment, status: "GRADUATED", because: "goals-reached" },
  "enrollment.ended": { ...enrollment, status: "COMPLETED", because: "term-over" },
  "application.decided": {
    applicationId: "app_01kb2x7m1cf0vrk5s8e9y3t6aw",
    program: "cold-start",
    storeUid,
    outcome: "approved",
    reasonCodes: [],
    enrollmentId: "enr_01kb2x7m1cf0vrk5s8e9y3t6aw",
  },
  "webhook.test": {
    endpointId: "whe_01kb2x7m1cf0vrk5s8e9y3t6aw",
    sentAt: "2026-11-23T02:00:00.000Z",
  },
};
