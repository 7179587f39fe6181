/** Short ways to write the words of a kind. Amounts read the same in both languages. */
import { formats } from "~/locales/format";
import { minorDigits } from "~/values/minor-digits";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";

export const w = (en: string, zh: string): Words => ({ en, zh });

const figures = formats({ locale: "en", zone: "UTC", now: new Date(0) });

/** `¥2,000`, or `¥1.50` where there is a fraction. */
export const amount = (amountMinor: number, currency: Currency): string =>
  figures.money({ amountMinor, currency }, { decimals: "when-needed" });
/** `80,000` */
export const count = (value: number): string => figures.number(value);
/** "5,000 support impressions" / "5,000 次扶持曝光". */
export const supportImpressions = (number: number): Words =>
  w(`${count(number)} support impressions`, `${count(number)} 次扶持曝光`);
/** `12.5%` */
export const rate = (basisPoints: number): string => figures.rate(basisPoints);
/** `4.70` from 470. */
export const score = (hundredths: number): string => figures.number(hundredths / 100, 2);

/** Whole units of a currency as minor units: 2,000 is 200000 fen and 2000 yen. */
export const inMinor =
  (currency: Currency) =>
  (units: number): number =>
    Math.round(units * 10 ** minorDigits(currency));
