/** What finance is written when a day does not agree. Everything needed is in the text. */
import type { formats } from "~/locales/format";
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Locale } from "~/values/words";

type Figures = Pick<ReturnType<typeof formats>, "money" | "day" | "number">;
export type ReconcileLetter = {
  readonly day: Day;
  readonly currency: Currency;
  readonly openCount: number;
  readonly differenceMinor: number;
  readonly address: string;
};

export function reconcileLetter(
  { day, currency, openCount, differenceMinor, address }: ReconcileLetter,
  locale: Locale,
  { money, day: dayText, number }: Figures,
): { readonly subject: string; readonly text: string } {
  const [on, count] = [dayText(day), number(openCount)];
  const difference = money({ amountMinor: differenceMinor, currency });
  return locale === "en"
    ? {
        subject: `Reconciliation of ${on}: ${count} open, difference ${difference}`,
        text: `On ${on}, ${count} lines of our books and of Stripe's do not agree; the difference is ${difference}. Nothing was changed by itself. Match or explain them, then close the day: ${address}`,
      }
    : {
        subject: `${on}对账：${count} 条未平，差额 ${difference}`,
        text: `${on}，我方账与 Stripe 账有 ${count} 条不一致，差额 ${difference}。系统未自动调整任何账目。请匹配或说明后关账：${address}`,
      };
}
