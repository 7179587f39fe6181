import { formats } from "~/locales/format";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";

const figures = formats({ locale: "en", zone: "UTC", now: new Date(0) });

/** `¥2,000`, or `¥1.50` where there is a fraction; the same in both languages. */
export const amount = (amountMinor: number, currency: Currency): string =>
  figures.money({ amountMinor, currency }, { decimals: "when-needed" });

export const w = (en: string, zh: string): Words => ({ en, zh });
