/** The terms of deposits as the sentences a merchant agrees to; every figure comes from the policy in force. */
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { consequenceWords } from "./consequence-words";
import { amount, w } from "./phrase";
import type { DepositPolicy, Ladder } from "./policy";
import { wayWords } from "./way-words";

const all = (parts: readonly Words[]): Words => ({
  en: parts.map(({ en }) => en).join("; "),
  zh: parts.map(({ zh }) => zh).join("；"),
});

const ladderWords = (ladder: Ladder): Words =>
  all(
    ladder.map(({ afterDays, consequence }) => {
      const { en, zh } = consequenceWords[consequence];
      return w(`after ${afterDays} days: ${en.toLowerCase()}`, `满 ${afterDays} 天：${zh}`);
    }),
  );

/** An example of each way to lose a part of it, with figures that hold for every shop. */
function kept({ deduction }: DepositPolicy, currency: Currency): readonly Words[] {
  const say = (units: number) => amount(units, currency);
  const limit = say(deduction.secondPersonAboveMinor);
  return [
    w(
      `Part of it is only kept for a breach of the marketplace's rules, or to recover what a buyer was paid in your place. You are told the amount, the reason and the evidence, and have ${deduction.replyDays} days to agree or object. Above ${limit}, and whenever you object, a second person decides.`,
      `仅在店铺违反平台规则，或平台已代您向买家先行赔付时，才会从中扣除。扣除前会告知金额、原因和证据，您有 ${deduction.replyDays} 天同意或申诉；金额超过 ${limit} 或您提出申诉的，由第二人决定。`,
    ),
    w(
      `Example: a buyer was paid ${say(20_000)} in your place. ${say(20_000)} is taken from the deposit, and you top it up again by the same amount.`,
      `举例：平台代您向买家先行赔付 ${say(20_000)}，则从保证金中扣除 ${say(20_000)}，您需补足同等金额。`,
    ),
    w(
      "Never more is taken than the deposit holds. What is missing is owed by the shop, and taken first when the deposit goes back.",
      "扣除金额不会超过保证金余额；不足部分记为店铺欠款，退还保证金时先行抵扣。",
    ),
  ];
}

export function agreementPoints(policy: DepositPolicy, currency: Currency): readonly Words[] {
  const { topUp, exit, coolOffDays, refundDays } = policy;
  const windows = Object.entries(refundDays).map(([method, days]) => {
    const { en, zh } = wayWords(method);
    return w(`${en}: ${days} days`, `${zh} ${days} 天`);
  });
  return [
    w(
      "The deposit is your money. It is held in an account of its own, is no fee, and bears no interest.",
      "保证金归您所有，单独记账保管，不是费用，不计利息。",
    ),
    w(
      "How much is required depends on your categories, your kind of business and last month's sales, and is worked out anew each month. Each change is explained to you.",
      "应缴金额按类目、主体类型和上月成交额计算，每月重新核算，每次变动都会说明原因。",
    ),
    w(
      `What is missing is paid within ${topUp.days} calendar days, to the end of the last day. If it is not: ${ladderWords(topUp.ladder).en}.`,
      `欠缴部分须在 ${topUp.days} 个自然日内补足，截至最后一天结束。逾期未缴：${ladderWords(topUp.ladder).zh}。`,
    ),
    ...kept(policy, currency),
    w(
      `What is held above the requirement goes back when you ask for it, after a waiting period of ${coolOffDays} days.`,
      `高于应缴金额的部分可随时申请退还，等待期为 ${coolOffDays} 天。`,
    ),
    w(
      `When the shop closes, all of it goes back: ${exit.noticeDays} days of notice, ${exit.quietDays} days after the last order, a review of at most ${exit.reviewWorkingDays} working days, and payment within ${exit.payOutDays} days.`,
      `关店时全额退还：公示 ${exit.noticeDays} 天，最后一笔订单完成后满 ${exit.quietDays} 天，审核最多 ${exit.reviewWorkingDays} 个工作日，${exit.payOutDays} 天内付款。`,
    ),
    w(
      `It goes back the way it came as long as that way is open (${all(windows).en}); after that, to your bank account.`,
      `退款原路返回；超过原路退款期限（${all(windows).zh}）的，转账至您的银行账户。`,
    ),
  ];
}
