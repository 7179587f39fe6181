/** What a shop that stays may get back, and what a shop that leaves waits for. */
import { addDays, type Day, dayOf, endOf, type Zone } from "~/values/day";
import type { Words } from "~/values/words";
import { w } from "./phrase";
import type { DepositPolicy } from "./policy";

export type Blocker =
  | "deduction-open"
  | "dispute-open"
  | "arrears"
  | "fraud-warning"
  /** Somebody gave money back at Stripe itself, and nobody has looked at it yet. */
  | "refund-unreviewed";
export const blockerWords: Readonly<Record<Blocker, Words>> = {
  "deduction-open": w("A deduction is still being decided", "扣款案件尚未结案"),
  "dispute-open": w("A payment is being disputed with the bank", "有付款正处于银行争议中"),
  arrears: w("The shop still owes money", "店铺尚有欠款"),
  "fraud-warning": w("The bank has warned about a payment", "银行对一笔付款发出了风险预警"),
  "refund-unreviewed": w("A refund is being checked", "有一笔退款正在核对"),
};

/** What is held above what is required, less what the shop owes. */
export const excessOf = (held: {
  readonly availableMinor: number;
  readonly requiredMinor: number;
  readonly owedMinor: number;
}): number => Math.max(0, held.availableMinor - held.requiredMinor - held.owedMinor);

/** The end of the waiting period that a request for excess begins with. */
export const coolingUntil = (requestedAt: Date, coolOffDays: number, zone: Zone): Date =>
  endOf(addDays(dayOf(requestedAt, zone), coolOffDays), zone);

export type ExitFacts = {
  /** The day the shop told its buyers that it closes. */
  readonly noticeOn: Day;
  /** The day its last order closed; null where it never had one. */
  readonly lastOrderClosedOn: Day | null;
  readonly blockers: readonly Blocker[];
  /** The working day that is so many working days after a day. */
  readonly workingDaysAfter: (from: Day, count: number) => Day;
  readonly today: Day;
};
export type ExitStep = {
  readonly key: "notice" | "quiet" | "cases" | "review" | "pay-out";
  readonly title: Words;
  /** When it is over; null where that depends on people. */
  readonly on: Day | null;
  readonly done: boolean;
};
export type ExitTimeline = {
  readonly steps: readonly ExitStep[];
  readonly blockers: readonly Blocker[];
  /** The review may begin. */
  readonly ready: boolean;
};

const later = (left: Day, right: Day): Day => (left > right ? left : right);

const casesWords = (blockers: readonly Blocker[]): Words =>
  blockers.length === 0
    ? w("No open case", "无未结案件")
    : w(
        blockers.map((blocker) => blockerWords[blocker].en).join("; "),
        blockers.map((blocker) => blockerWords[blocker].zh).join("；"),
      );

/** Each date of a shop's way out, and each thing that stands in it. */
export function exitTimeline(policy: DepositPolicy["exit"], facts: ExitFacts): ExitTimeline {
  const { noticeOn, lastOrderClosedOn, blockers, workingDaysAfter, today } = facts;
  const noticeDone = addDays(noticeOn, policy.noticeDays);
  const quietDone =
    lastOrderClosedOn === null ? noticeOn : addDays(lastOrderClosedOn, policy.quietDays);
  const waited = later(noticeDone, quietDone);
  const clear = blockers.length === 0;
  const ready = clear && today >= waited;
  const reviewFrom = clear ? waited : later(waited, today);
  const reviewed = workingDaysAfter(reviewFrom, policy.reviewWorkingDays);
  return {
    blockers,
    ready,
    steps: [
      {
        key: "notice",
        title: w("Notice to buyers", "店铺公示期"),
        on: noticeDone,
        done: today >= noticeDone,
      },
      {
        key: "quiet",
        title: w("Days after the last order", "最后一笔订单后的等待期"),
        on: quietDone,
        done: today >= quietDone,
      },
      { key: "cases", title: casesWords(blockers), on: null, done: clear },
      {
        key: "review",
        title: w("Finance review, at the latest", "财务审核最晚"),
        on: reviewed,
        done: false,
      },
      {
        key: "pay-out",
        title: w("Paid back, at the latest", "退款最晚"),
        on: addDays(reviewed, policy.payOutDays),
        done: false,
      },
    ],
  };
}
