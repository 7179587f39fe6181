/** What a shop's owners are written about its deposit: the amount, the deadline and what follows are in the text. */
import type { formats } from "~/locales/format";
import type { Currency } from "~/values/money";
import type { Locale, Words } from "~/values/words";
import { lastMoment } from "./deduction";
import { w } from "./phrase";

type Figures = ReturnType<typeof formats>;
type Sum = { readonly amountMinor: number; readonly currency: Currency };
export type Letter =
  | {
      readonly about: "top-up";
      readonly leftMinor: number;
      readonly currency: Currency;
      readonly dueAt: Date;
    }
  | (Sum & { readonly about: "deduction"; readonly reason: string; readonly replyUntil: Date })
  | (Sum & { readonly about: "deduction-posted"; readonly owedMinor: number })
  | (Sum & { readonly about: "deduction-dropped" })
  | (Sum & { readonly about: "paid" })
  /** The saved card was charged by itself, or by her, and it did not go through. */
  | (Sum & { readonly about: "charge-declined"; readonly why: Words })
  | (Sum & { readonly about: "bank-asks" })
  | (Sum & { readonly about: "refund-arrived" })
  | (Sum & { readonly about: "refund-failed" })
  /** To finance. */
  | (Sum & {
      readonly about: "refund-question";
      readonly refund: string;
      readonly question: string;
    });

type Text = { readonly subject: Words; readonly text: Words };
type Writer<About extends Letter["about"]> = (
  letter: Extract<Letter, { about: About }>,
  shop: string,
  figures: Figures,
) => Text;

const sum = (figures: Figures, { amountMinor, currency }: Sum): string =>
  figures.money({ amountMinor, currency });

const writers: { readonly [About in Letter["about"]]: Writer<About> } = {
  "top-up": ({ leftMinor, currency, dueAt }, shop, figures) => {
    const left = sum(figures, { amountMinor: leftMinor, currency });
    const by = figures.deadline(dueAt);
    return {
      subject: w(`Deposit of ${shop}: ${left} is missing`, `${shop} 保证金欠缴 ${left}`),
      text: w(
        `The deposit of ${shop} is short of ${left}. Please pay it by ${by}. After that, withdrawals are on hold until it is paid.`,
        `${shop} 的保证金欠缴 ${left}，请于 ${by} 前补缴。逾期将限制提现，直至补足。`,
      ),
    };
  },
  deduction: (letter, shop, figures) => {
    const [amount, by] = [sum(figures, letter), figures.deadline(lastMoment(letter.replyUntil))];
    return {
      subject: w(
        `${amount} may be deducted from the deposit of ${shop}`,
        `${shop} 的保证金可能被扣除 ${amount}`,
      ),
      text: w(
        `It is proposed to deduct ${amount} from the deposit of ${shop}: ${letter.reason}. You can agree or object with evidence until ${by}.`,
        `平台拟从 ${shop} 的保证金中扣除 ${amount}，原因：${letter.reason}。您可在 ${by} 前同意或提交证据申诉。`,
      ),
    };
  },
  "deduction-posted": (letter, shop, figures) => {
    const amount = sum(figures, letter);
    const owed = figures.money({ amountMinor: letter.owedMinor, currency: letter.currency });
    const rest =
      letter.owedMinor === 0 ? w("", "") : w(` ${owed} is still owed.`, `仍欠 ${owed}。`);
    return {
      subject: w(
        `${amount} was deducted from the deposit of ${shop}`,
        `${shop} 的保证金已扣除 ${amount}`,
      ),
      text: w(
        `${amount} was deducted from the deposit of ${shop}.${rest.en} Your deposit page shows why, and what is to be paid now.`,
        `${shop} 的保证金已扣除 ${amount}。${rest.zh}原因和现需补缴的金额见保证金页面。`,
      ),
    };
  },
  "deduction-dropped": (letter, shop, figures) => {
    const amount = sum(figures, letter);
    return {
      subject: w(`Nothing is deducted from the deposit of ${shop}`, `${shop} 的保证金不作扣除`),
      text: w(
        `The proposal to deduct ${amount} from the deposit of ${shop} was dropped. Nothing is taken.`,
        `此前拟从 ${shop} 的保证金中扣除 ${amount} 一事已撤销，不作扣除。`,
      ),
    };
  },
  paid: (letter, shop, figures) => {
    const amount = sum(figures, letter);
    return {
      subject: w(`${amount} paid to the deposit of ${shop}`, `${shop} 已缴纳保证金 ${amount}`),
      text: w(
        `We have received ${amount} for the deposit of ${shop}. The receipt is on your deposit page.`,
        `已收到 ${shop} 的保证金 ${amount}。收据见保证金页面。`,
      ),
    };
  },
  "charge-declined": (letter, shop, figures) => {
    const amount = sum(figures, letter);
    return {
      subject: w(
        `The saved card of ${shop} did not pay ${amount}`,
        `${shop} 已保存的卡未能支付 ${amount}`,
      ),
      text: w(
        `The payment of ${amount} for the deposit of ${shop} did not go through, and nothing was charged. ${letter.why.en} You can pay on your deposit page.`,
        `${shop} 的保证金 ${amount} 支付未完成，没有扣款。${letter.why.zh}您可在保证金页面支付。`,
      ),
    };
  },
  "bank-asks": (letter, shop, figures) => {
    const amount = sum(figures, letter);
    return {
      subject: w(
        `Your bank asks you to confirm ${amount} for ${shop}`,
        `请向银行确认 ${shop} 的保证金付款 ${amount}`,
      ),
      text: w(
        `Your bank wants you to confirm the payment of ${amount} for the deposit of ${shop} yourself. Nothing was charged yet. Open your deposit page to confirm it.`,
        `银行需要您本人确认 ${shop} 的保证金付款 ${amount}，目前没有扣款。请打开保证金页面完成确认。`,
      ),
    };
  },
  "refund-arrived": (letter, shop, figures) => {
    const amount = sum(figures, letter);
    return {
      subject: w(
        `${amount} of the deposit of ${shop} is refunded`,
        `${shop} 的保证金 ${amount} 已退回`,
      ),
      text: w(
        `${amount} of the deposit of ${shop} was sent back the way it came. A card shows it within ten working days, a wallet within three days.`,
        `${shop} 的保证金 ${amount} 已原路退回。银行卡 10 个工作日内到账，电子钱包 3 天内到账。`,
      ),
    };
  },
  "refund-failed": (letter, shop, figures) => {
    const amount = sum(figures, letter);
    return {
      subject: w(
        `A refund of ${amount} to ${shop} did not arrive`,
        `${shop} 的保证金退款 ${amount} 未成功`,
      ),
      text: w(
        `The refund of ${amount} from the deposit of ${shop} came back to us. The money is held for you again, and we are looking for another way to pay it. You need to do nothing.`,
        `${shop} 的保证金退款 ${amount} 被退回，款项仍为您保管。我们正在更换退款方式，您无需操作。`,
      ),
    };
  },
  "refund-question": (letter, shop, figures) => {
    const amount = sum(figures, letter);
    return {
      subject: w(`${shop} asks about a refund of ${amount}`, `${shop} 询问保证金退款 ${amount}`),
      text: w(
        `The refund ${letter.refund} of ${amount} is late, and ${shop} asks: ${letter.question}`,
        `退款 ${letter.refund}（${amount}）逾期未到账，${shop} 询问：${letter.question}`,
      ),
    };
  },
};

export function letterText(
  letter: Letter,
  shop: string,
  locale: Locale,
  figures: Figures,
): { readonly subject: string; readonly text: string } {
  const write = writers[letter.about] as Writer<Letter["about"]>;
  const { subject, text } = write(letter as never, shop, figures);
  return { subject: subject[locale], text: text[locale] };
}
