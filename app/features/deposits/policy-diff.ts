/** What a version of the terms changes, sentence by sentence, as a shop would read it. */
import { categoryWords } from "~/features/metrics/category";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { businessTypeWords, headOf, ladderWords, methodWords } from "./deposit-words";
import { amount, w } from "./phrase";
import { consequences, type DepositPolicy } from "./policy";
import { type BaseRow, businessTypes, type FloatStep } from "./schedule";

const join = (left: Words, en: string, zh: string): Words => ({
  en: `${left.en}${en}`,
  zh: `${left.zh}${zh}`,
});
const both = (left: Words, right: Words): Words => ({
  en: `${left.en}, ${right.en}`,
  zh: `${left.zh}、${right.zh}`,
});

type Say = (minor: number | null) => Words;

function changed<Value>(
  name: Words,
  before: Value | undefined,
  after: Value | undefined,
  say: (value: Value) => Words,
): readonly Words[] {
  if (before === after) return [];
  if (after === undefined) return [join(name, " is removed", "：已删除")];
  const now = say(after);
  if (before === undefined) return [join(name, `: ${now.en} (new)`, `：${now.zh}（新增）`)];
  const was = say(before);
  return [join(name, `: ${was.en} → ${now.en}`, `：${was.zh} → ${now.zh}`)];
}

function baseChanges(
  before: Readonly<Record<string, BaseRow>>,
  after: Readonly<Record<string, BaseRow>>,
  say: Say,
): readonly Words[] {
  const categories = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return categories.flatMap((category) => {
    const [was, is] = [before[category], after[category]];
    const name = categoryWords(category);
    if (is === undefined)
      return [join(name, ": counts as “other” from now on", "：改按“其他”执行")];
    return businessTypes.flatMap((type) =>
      changed(both(name, businessTypeWords[type]), was?.[type], is[type], say),
    );
  });
}

/** Steps are told as a whole: taken apart, their borders would be hard to follow. */
const stepsText = (steps: readonly FloatStep[], currency: Currency): Words => {
  const each = steps.map(
    ({ fromMinor, floatMinor }) =>
      `${amount(fromMinor, currency)}: ${amount(floatMinor, currency)}`,
  );
  return w(each.join(", "), each.join("、"));
};
const daysText = (days: number): Words => w(`${days} ${days === 1 ? "day" : "days"}`, `${days} 天`);
const listText = (days: readonly number[]): Words => {
  const sorted = days.toSorted((left, right) => left - right);
  return w(sorted.join(", ") || "never", sorted.join("、") || "不提醒");
};
const combineWords = {
  MAX: w("the highest of them", "取最高"),
  SUM: w("their sum", "求和"),
} as const;

const laddersOf = ({ topUp }: DepositPolicy) =>
  [
    [w("Unpaid order", "逾期未缴"), topUp.ladder],
    [w("Unpaid order after a trial", "试运营后逾期未缴"), topUp.ladderAfterDeferral],
  ] as const;

const ladderChanges = (before: DepositPolicy, after: DepositPolicy): readonly Words[] =>
  laddersOf(after).flatMap(([name, ladder], at) =>
    consequences.flatMap((consequence) => {
      const dayIn = (steps: typeof ladder | undefined) =>
        steps?.find((step) => step.consequence === consequence)?.afterDays;
      return changed(
        both(name, ladderWords[consequence]),
        dayIn(laddersOf(before)[at]?.[1]),
        dayIn(ladder),
        (days) => w(`after ${days} days`, `第 ${days} 天后`),
      );
    }),
  );

const refundChanges = (before: DepositPolicy, after: DepositPolicy): readonly Words[] =>
  [...new Set([...Object.keys(before.refundDays), ...Object.keys(after.refundDays)])].flatMap(
    (method) =>
      changed(
        join(headed(methodWords(method)), " takes refunds", "退款期限"),
        before.refundDays[method],
        after.refundDays[method],
        daysText,
      ),
  );

const headed = ({ en, zh }: Words): Words => ({ en: headOf(en), zh });

const text = (name: Words, before: Words, after: Words): readonly Words[] =>
  before.en === after.en
    ? []
    : [join(name, `: ${before.en} → ${after.en}`, `：${before.zh} → ${after.zh}`)];

/** Nothing where the versions mean the same. */
export function policyDiff(
  before: DepositPolicy,
  after: DepositPolicy,
  currency: Currency,
): readonly Words[] {
  const say: Say = (minor) =>
    minor === null ? w("not open", "不开放") : w(amount(minor, currency), amount(minor, currency));
  const [was, is] = [before.schedule, after.schedule];
  const days = (en: string, zh: string, left: number, right: number) =>
    changed(w(en, zh), left, right, daysText);
  return [
    ...baseChanges(was.base, is.base, say),
    ...businessTypes.flatMap((type) =>
      changed(
        both(w("Other categories", "其他类目"), businessTypeWords[type]),
        was.otherBase[type],
        is.otherBase[type],
        say,
      ),
    ),
    ...text(
      w("Float by sales of the month before", "按上月成交额的浮动保证金"),
      stepsText(was.float, currency),
      stepsText(is.float, currency),
    ),
    ...changed(
      w("Base, float and activity", "基础、浮动与活动保证金"),
      was.combine,
      is.combine,
      (combine) => combineWords[combine],
    ),
    ...days("Time to pay an order", "补缴期限", before.topUp.days, after.topUp.days),
    ...text(
      w("Reminders after days", "提醒日（第几天）"),
      listText(before.topUp.remindAfterDays),
      listText(after.topUp.remindAfterDays),
    ),
    ...ladderChanges(before, after),
    ...refundChanges(before, after),
    ...text(
      w("Warnings before a window closes, days left", "退款窗口关闭前提醒（剩余天数）"),
      listText(before.warnDaysLeft),
      listText(after.warnDaysLeft),
    ),
    ...days("Waiting period of a refund", "退还等待期", before.coolOffDays, after.coolOffDays),
    ...days(
      "Time to answer a deduction",
      "扣款答复期",
      before.deduction.replyDays,
      after.deduction.replyDays,
    ),
    ...changed(
      w("A deduction needs a second person above", "扣款须第二人确认的金额"),
      before.deduction.secondPersonAboveMinor,
      after.deduction.secondPersonAboveMinor,
      say,
    ),
    ...days(
      "Notice of a shop that leaves",
      "退店公示期",
      before.exit.noticeDays,
      after.exit.noticeDays,
    ),
    ...days(
      "Wait after its last order",
      "最后一笔订单后等待",
      before.exit.quietDays,
      after.exit.quietDays,
    ),
    ...days(
      "Review, in working days",
      "审核（工作日）",
      before.exit.reviewWorkingDays,
      after.exit.reviewWorkingDays,
    ),
    ...days("Paid back within", "退款期限", before.exit.payOutDays, after.exit.payOutDays),
  ];
}
