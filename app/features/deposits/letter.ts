/** What a shop's owners are written about its deposit: the amount, the deadline and what follows are in the text. */
import type { formats } from "~/locales/format";
import type { Currency } from "~/values/money";
import type { Locale } from "~/values/words";

type Figures = ReturnType<typeof formats>;
export type Letter =
  | {
      readonly about: "top-up";
      readonly leftMinor: number;
      readonly currency: Currency;
      readonly dueAt: Date;
    }
  | {
      readonly about: "deduction";
      readonly amountMinor: number;
      readonly currency: Currency;
      readonly reason: string;
      readonly replyUntil: Date;
    };

export function letterText(
  letter: Letter,
  shop: string,
  locale: Locale,
  figures: Figures,
): { readonly subject: string; readonly text: string } {
  const en = locale === "en";
  if (letter.about === "top-up") {
    const left = figures.money({ amountMinor: letter.leftMinor, currency: letter.currency });
    const by = figures.deadline(letter.dueAt);
    return en
      ? {
          subject: `Deposit of ${shop}: ${left} is missing`,
          text: `The deposit of ${shop} is short of ${left}. Please pay it by ${by}. After that, withdrawals are on hold until it is paid.`,
        }
      : {
          subject: `${shop} 保证金欠缴 ${left}`,
          text: `${shop} 的保证金欠缴 ${left}，请于 ${by} 前补缴。逾期将限制提现，直至补足。`,
        };
  }
  const sum = figures.money({ amountMinor: letter.amountMinor, currency: letter.currency });
  const by = figures.deadline(letter.replyUntil);
  return en
    ? {
        subject: `${sum} may be deducted from the deposit of ${shop}`,
        text: `It is proposed to deduct ${sum} from the deposit of ${shop}: ${letter.reason}. You can agree or object with evidence until ${by}.`,
      }
    : {
        subject: `${shop} 的保证金可能被扣除 ${sum}`,
        text: `平台拟从 ${shop} 的保证金中扣除 ${sum}，原因：${letter.reason}。您可在 ${by} 前同意或提交证据申诉。`,
      };
}
