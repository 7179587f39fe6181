import type { Words } from "~/values/words";

const words: Readonly<Record<string, Words>> = {
  "term-over": { en: "Its last day is over", zh: "计划期已满" },
  "goals-reached": { en: "The goals were reached", zh: "已达成目标" },
  "conditions-broken": { en: "Its conditions were no longer met", zh: "不再符合计划条件" },
  "deposit-paid": { en: "The deferred deposit was paid in full", zh: "缓缴的保证金已缴足" },
  left: { en: "The shop left of its own will", zh: "店铺主动退出" },
};

/** Why an enrollment ended, by the code it was stored with. */
export const endedWords = (because: string): Words =>
  words[because] ?? { en: because, zh: because };
