/** Everything the platform can be told of, and the shape of what it is then told. */
import { z } from "zod";
import type { Words } from "~/values/words";

const w = (en: string, zh: string): Words => ({ en, zh });
const id = z.string().max(128);
const money = z.strictObject({ amountMinor: z.string().regex(/^-?\d+$/), currency: z.string() });
const instant = z.iso.datetime();

const consequence = z.enum([
  "WITHDRAWAL_HOLD",
  "SELLING_RESTRICTION",
  "ORDERS_STOPPED",
  "CLOSURE_REVIEW",
]);
const topUp = z.strictObject({
  storeUid: id,
  topUpId: id,
  status: z.enum(["OPEN", "PARTLY_PAID", "PAID", "OVERDUE", "ENFORCED", "CANCELLED"]),
  amount: money,
  paid: money,
  /** The last second to pay. */
  dueAt: instant,
});
const refund = z.strictObject({
  storeUid: id,
  refundId: id,
  kind: z.enum(["EXCESS", "EXIT", "SURPLUS"]),
  amount: money,
});
const deduction = z.strictObject({
  storeUid: id,
  deductionId: id,
  kind: z.enum(["PENALTY", "ADVANCE_COMPENSATION"]),
  amount: money,
});
const enrollment = z.strictObject({
  enrollmentId: id,
  program: id,
  storeUid: id,
  productUid: id.nullable(),
  status: id,
  /** A code such as `goals-reached`; null where nothing more is to say. */
  because: z.string().nullable(),
});

const is = <Data extends z.ZodObject>(says: Words, data: Data) => ({ says, data });

export const messageTypes = {
  "deposit.requirement_changed": is(
    w("A shop must hold another deposit", "店铺应缴保证金有变化"),
    z.strictObject({
      storeUid: id,
      required: money,
      before: money,
      /** Falls due when a trial ends. */
      deferred: money,
      because: z.string(),
    }),
  ),
  "deposit.top_up.opened": is(w("A top-up order is opened", "补缴单已生成"), topUp),
  "deposit.top_up.changed": is(
    w("A top-up order has another amount or due date", "补缴单金额或期限有变化"),
    topUp,
  ),
  "deposit.top_up.overdue": is(w("A top-up order is overdue", "补缴单已逾期"), topUp),
  "deposit.top_up.enforced": is(
    w("A top-up order is overdue and restrictions grow", "补缴单逾期，限制升级"),
    topUp,
  ),
  "deposit.top_up.paid": is(w("A top-up order is paid in full", "补缴单已缴清"), topUp),
  "deposit.top_up.cancelled": is(
    w("A top-up order is no longer needed", "补缴单已取消，无需再缴"),
    topUp,
  ),
  "deposit.paid": is(
    w("A payment reached the deposit", "保证金付款到账"),
    z.strictObject({
      storeUid: id,
      paymentId: id,
      amount: money,
      /** What was too much and goes back by itself. */
      surplus: money,
    }),
  ),
  "deposit.refund.approved": is(w("A refund is approved", "保证金退还已批准"), refund),
  "deposit.refund.paid": is(w("A refund has arrived", "保证金退还已到账"), refund),
  "deposit.refund.failed": is(
    w("A part of a refund came back", "保证金退还失败，款项被退回"),
    refund,
  ),
  "deposit.deduction.notified": is(
    w("A shop was told of a proposed deduction", "已向店铺发出扣款通知"),
    deduction.extend({ replyUntil: instant }),
  ),
  "deposit.deduction.posted": is(
    w("A deduction was taken from the deposit", "扣款已执行"),
    deduction.extend({ taken: money, owed: money }),
  ),
  "deposit.consequence_changed": is(
    w(
      "What a shop is kept from changed: withdrawals, selling, orders, closure review",
      "店铺限制有变化：提现、销售、接单、清退审核",
    ),
    z.strictObject({
      storeUid: id,
      /** All that are in force now; empty where none is. */
      consequences: z.array(consequence),
      before: z.array(consequence),
    }),
  ),
  "enrollment.started": is(w("A shop's days in a program begin", "店铺开始参加计划"), enrollment),
  "enrollment.warned": is(
    w("A shop in a program was warned", "参加计划的店铺收到提醒"),
    enrollment,
  ),
  "enrollment.recovered": is(
    w("A warned shop meets the conditions again", "被提醒的店铺已恢复达标"),
    enrollment,
  ),
  "enrollment.removed": is(w("A shop was removed from a program", "店铺被移出计划"), enrollment),
  "enrollment.graduated": is(
    w("A shop reached the goals of a program", "店铺达成目标，顺利毕业"),
    enrollment,
  ),
  "enrollment.ended": is(
    w("A shop's days in a program are over, or it left", "店铺计划期满或主动退出"),
    enrollment,
  ),
  "application.decided": is(
    w("An application is decided, for good", "申请已有最终结果"),
    z.strictObject({
      applicationId: id,
      program: id,
      storeUid: id,
      outcome: z.enum(["approved", "rejected"]),
      reasonCodes: z.array(z.string()),
      enrollmentId: id.nullable(),
    }),
  ),
  "webhook.test": is(
    w("A test, sent from the settings", "测试消息，由设置页发出"),
    z.strictObject({ endpointId: id, sentAt: instant }),
  ),
} as const;

export type MessageType = keyof typeof messageTypes;
export const messageTypeNames = Object.keys(messageTypes) as [MessageType, ...MessageType[]];
export const isMessageType = (text: string): text is MessageType => text in messageTypes;

/** What an endpoint can choose. Tests go to whoever asked for one. */
export const choosableTypes = messageTypeNames.filter((type) => type !== "webhook.test");

export type Message = {
  [Type in MessageType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof messageTypes)[Type]["data"]>;
  };
}[MessageType];
