/** Why an application was declined, in the words its merchant reads. Codes are stable. */
import type { Words } from "~/values/words";

export const reasonCodes = [
  "METRIC_BELOW",
  "METRIC_UNKNOWN",
  "SAMPLE_TOO_SMALL",
  "WINDOW_CLOSED",
  "BUDGET_EXHAUSTED",
  "SLOT_FULL",
  "DUPLICATE_PRODUCT",
  "ENTITY_CAP",
  "RELATED_ENTITY",
  "VIOLATION_OPEN",
  "DEPOSIT_SHORTFALL",
  "CATEGORY_EXCLUDED",
  "DOC_MISSING",
  "DOC_EXPIRED",
  "PRICE_NOT_LOWEST",
  "STOCK_LOW",
  "ABUSE_SUSPECTED",
  "EXCLUSIVE_PROGRAM",
  "COOLDOWN",
  "MANUAL_OTHER",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** The note is then the reason. */
export const needsNote = (code: ReasonCode): boolean => code === "MANUAL_OTHER";

const w = (en: string, zh: string): Words => ({ en, zh });

export const reasonWords: Readonly<Record<ReasonCode, Words>> = {
  METRIC_BELOW: w(
    "A figure of your shop does not reach what the program needs. You can apply again once it does.",
    "店铺的一项指标尚未达到计划要求，达到后可再次申请。",
  ),
  METRIC_UNKNOWN: w(
    "We have no data yet on something the program needs to know.",
    "计划所需的一项数据暂时没有。",
  ),
  SAMPLE_TOO_SMALL: w(
    "There are too few orders yet to work out a figure the program needs.",
    "订单数还不足以计算计划所需的指标。",
  ),
  WINDOW_CLOSED: w("The time to apply for this program is over.", "本计划的报名时间已结束。"),
  BUDGET_EXHAUSTED: w("The budget of this program is used up for now.", "本计划当前的预算已用完。"),
  SLOT_FULL: w("All places of this program are taken for now.", "本计划当前的名额已满。"),
  DUPLICATE_PRODUCT: w(
    "The same product already takes part through another entry.",
    "同一商品已通过其他提报参与。",
  ),
  ENTITY_CAP: w(
    "Your business already has as many places in this program as it may have.",
    "您的经营主体在本计划中的参与数已达上限。",
  ),
  RELATED_ENTITY: w(
    "A business related to yours already took part, and the program is given once.",
    "关联主体已参与过本计划，权益仅可享受一次。",
  ),
  VIOLATION_OPEN: w(
    "A violation of your shop is still open. You can apply again once it is settled.",
    "店铺有未结的违规，处理完成后可再次申请。",
  ),
  DEPOSIT_SHORTFALL: w(
    "Part of the required deposit is missing. You can apply again once it is paid.",
    "应缴保证金尚未缴足，补足后可再次申请。",
  ),
  CATEGORY_EXCLUDED: w(
    "Your main category does not take part in this program.",
    "您的主营类目不在本计划范围内。",
  ),
  DOC_MISSING: w(
    "A document is missing or cannot be read. You can apply again with it.",
    "缺少所需材料或材料无法辨认，补齐后可再次申请。",
  ),
  DOC_EXPIRED: w(
    "A document is no longer valid. You can apply again with a valid one.",
    "所交材料已过有效期，更新后可再次申请。",
  ),
  PRICE_NOT_LOWEST: w(
    "The offer price is above the product's own lowest price of 90 days.",
    "报价高于该商品近 90 天的最低价。",
  ),
  STOCK_LOW: w("There is not enough stock of the product.", "商品库存不足。"),
  ABUSE_SUSPECTED: w(
    "We saw orders or returns that we could not verify as genuine.",
    "部分订单或退货的真实性暂时无法核实。",
  ),
  EXCLUSIVE_PROGRAM: w(
    "Your shop is in a program that cannot be combined with this one.",
    "店铺正在参与的计划与本计划不可同时享受。",
  ),
  COOLDOWN: w(
    "It is too soon after the last application or the last time in this program.",
    "距上次申请或参与的间隔时间未满。",
  ),
  MANUAL_OTHER: w("The reviewer wrote the reason below.", "审核人员在下方说明了原因。"),
};
