/** Values of metrics as people read them: 470 → "4.70", 1250 → "12.5 %" / "12.5%", 120000 → "¥1,200.00". */
import { codeWords, type Metric } from "~/features/metrics/metric";
import type { Day } from "~/values/day";
import { type Currency, minorDigits } from "~/values/money";
import type { Words } from "~/values/words";
import type { Scalar } from "../rule";
import { counted, grouped, words } from "./phrase";

const same = (text: string): Words => ({ en: text, zh: text });

/** Integer steps as a decimal text, with no float on the way. */
function decimal(steps: number, digits: number): string {
  const text = String(Math.abs(steps)).padStart(digits + 1, "0");
  const [whole, part] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  const number = digits === 0 ? grouped(Number(whole)) : `${grouped(Number(whole))}.${part}`;
  return steps < 0 ? `−${number}` : number;
}
const trimmed = (text: string): string => text.replace(/\.?0+$/, "");
const percentage = (bps: number): string =>
  bps % 100 === 0 ? decimal(bps / 100, 0) : trimmed(decimal(bps, 2));

type Coin = { readonly digits: number; readonly symbol: string };
const coins = new Map<Currency, Coin>();
function coinOf(currency: Currency): Coin {
  const known = coins.get(currency);
  if (known !== undefined) return known;
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  const parts = new Intl.NumberFormat("en", style).formatToParts(0);
  const name = parts.find((part) => part.type === "currency")?.value ?? currency;
  // A symbol that ends in a letter, such as CHF, reads as a word and needs a space before the figure.
  const symbol = /[A-Za-z]$/.test(name) ? `${name} ` : name;
  const coin = { digits: minorDigits(currency), symbol };
  coins.set(currency, coin);
  return coin;
}
export function moneyText(amountMinor: number, currency: Currency): string {
  const { digits, symbol } = coinOf(currency);
  const sign = amountMinor < 0 ? "−" : "";
  return `${sign}${symbol}${decimal(Math.abs(amountMinor), digits)}`;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
export function dayText(day: Day): Words {
  const [year = "", month = "", date = ""] = day.split("-");
  const [m, d] = [Number(month), Number(date)];
  return { en: `${d} ${months[m - 1] ?? month} ${year}`, zh: `${year}年${m}月${d}日` };
}

const yes: Words = { en: "yes", zh: "是" };
const no: Words = { en: "no", zh: "否" };

/** Bare: a count without its unit, for sentences whose label already names what is counted. */
export function bareText(metric: Metric, value: Scalar, currency: Currency): Words {
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "string") {
    return metric.type === "date" ? dayText(value) : (codeWords(metric, value) ?? same(value));
  }
  switch (metric.type) {
    case "money":
      return same(moneyText(value, currency));
    case "bps":
      return { en: `${percentage(value)} %`, zh: `${percentage(value)}%` };
    case "score100":
      return same(decimal(value, 2));
    default:
      return same(grouped(value));
  }
}

/** With the unit where the metric counts something: "12 orders" / "12 笔订单". */
export function amountText(metric: Metric, value: Scalar, currency: Currency): Words {
  if (metric.unit !== undefined && typeof value === "number") return counted(value, metric.unit);
  return bareText(metric, value, currency);
}

/** A distance in the metric's own step, without direction: "12 orders", "6.5 points", "¥800.00". */
export function distanceText(metric: Metric, steps: number, currency: Currency): Words {
  switch (metric.type) {
    case "bps":
      return words(
        `${percentage(steps)} percentage point${steps === 100 ? "" : "s"}`,
        `${percentage(steps)}个百分点`,
      );
    case "score100":
      return words(decimal(steps, 2), `${decimal(steps, 2)}分`);
    case "date":
      return counted(steps, { en: "days", zh: "天" });
    default:
      return amountText(metric, steps, currency);
  }
}
