/**
 * Everything a reader sees as a number, an amount, a day or a time, and the only place that uses `Intl`
 * for it. Grouping, months and weekdays are spelled here and not left to ICU, because Node and browsers
 * carry different ICU data and would render different text for one value. Zones, time and language come in
 * as arguments.
 */
import type { Day, Zone } from "~/values/day";
import { minorDigits } from "~/values/minor-digits";
import type { Locale } from "~/values/words";
import { calendarIn, clockIn, wallClock, zoneName } from "./calendar";
import { signOf } from "./currency";

export type Amount = { readonly amountMinor: bigint | number | string; readonly currency: string };
export type Decimals = "always" | "when-needed";
export type FormatOptions = { readonly locale: Locale; readonly zone: Zone; readonly now: Date };

const minus = "\u2212";
export const noValue = "\u2013";

/** `1234567` as `1,234,567`; both languages group by three. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

function decimalText(value: bigint, digits: number, decimals: Decimals): string {
  const size = value < 0n ? -value : value;
  const scale = 10n ** BigInt(digits);
  const fraction = (size % scale).toString().padStart(digits, "0");
  const shown = digits === 0 || (decimals === "when-needed" && size % scale === 0n);
  return `${value < 0n ? minus : ""}${grouped((size / scale).toString())}${shown ? "" : `.${fraction}`}`;
}

/** True where no amount has a fraction, so a column may leave `.00` out. */
export const allWhole = (amounts: readonly Amount[]): boolean =>
  amounts.every(
    (amount) => BigInt(amount.amountMinor) % 10n ** BigInt(minorDigits(amount.currency)) === 0n,
  );

function numberText(value: number, digits?: number): string {
  if (!Number.isFinite(value)) return noValue;
  const text = digits === undefined ? String(value) : value.toFixed(digits);
  const plain = /e/i.test(text) ? value.toFixed(6).replace(/\.?0+$/, "") : text;
  const [whole = "0", fraction] = plain.replace("-", "").split(".");
  const nothing = !/[1-9]/.test(plain);
  return `${value < 0 && !nothing ? minus : ""}${grouped(whole)}${fraction ? `.${fraction}` : ""}`;
}

/** A plain decimal without currency, `-1234.50`, for inputs and files. */
export const decimalOf = ({ amountMinor, currency }: Amount): string =>
  decimalText(BigInt(amountMinor), minorDigits(currency), "always")
    .replaceAll(",", "")
    .replace(minus, "-");

export function formats({ locale, zone, now }: FormatOptions) {
  const calendar = calendarIn[locale];
  const clock = clockIn[locale];
  const when = (at: Date | string) => wallClock(new Date(at), zone);
  return {
    locale,
    zone,
    now,
    /** `¥1,234.50`; the sign is U+2212. `signed` prints a plus as well. */
    money(amount: Amount, how: { decimals?: Decimals; signed?: boolean } = {}): string {
      const value = BigInt(amount.amountMinor);
      const text = decimalText(value, minorDigits(amount.currency), how.decimals ?? "always");
      const sign = value < 0n ? minus : how.signed && value > 0n ? "+" : "";
      return `${sign}${signOf(amount.currency)}${text.replace(minus, "")}`;
    },
    /** A plain decimal without currency, `1234.50`, for inputs. */
    moneyInput: decimalOf,
    /** `12,480`; with `digits`, exactly so many decimals. */
    number: numberText,
    /** Basis points as `95.7%`: as many decimals as they need unless `digits` says otherwise. */
    rate(basisPoints: number, digits?: number): string {
      return `${numberText(basisPoints / 100, digits)}%`;
    },
    /** A difference of two rates, in points: `+1.5 pt` / `+1.5 个百分点`. */
    points(basisPoints: number): string {
      const sign = basisPoints > 0 ? "+" : "";
      return `${sign}${numberText(basisPoints / 100)} ${locale === "zh" ? "个百分点" : "pt"}`;
    },
    /** A local day: `23 Nov 2026` / `2026年11月23日`. */
    day: (day: Day): string => calendar.day(day),
    /** A local day of this season: `Mon 23 Nov` / `11月23日（周一）`. */
    shortDay: (day: Day): string => calendar.shortDay(day),
    /** `Nov 2026` / `2026年11月`, from `YYYY-MM`. */
    month: (month: string): string => calendar.month(month),
    time: (at: Date | string): string => when(at).time,
    /** `23 Nov 2026, 18:00` in the reader's zone, without naming it. */
    dateTime: (at: Date | string): string => clock.full(when(at)),
    /** As `dateTime` with the zone's name: for money and deadlines. */
    deadline: (at: Date | string): string =>
      locale === "zh"
        ? `${zoneName(zone, locale)} ${clock.full(when(at))}`
        : `${clock.full(when(at))} ${zoneName(zone, locale)}`,
    /** `Thu 26 Nov, 18:00`, for promises of the coming days. */
    shortDateTime: (at: Date | string): string => clock.short(when(at)),
    /** `3 h ago`, `in 2 days`, `3 小时前`, against the page's own `now`. */
    relative: (at: Date | string): string => clock.relative(new Date(at).getTime() - now.getTime()),
    /** A length of time: `26 h`, `40 min`, `3 天`. */
    duration: (milliseconds: number): string => clock.duration(milliseconds),
    /** The reader's local day of an instant. */
    dayOf: (at: Date | string): Day => when(at).day,
    zoneName: (): string => zoneName(zone, locale),
    bytes(size: number): string {
      const units = ["B", "kB", "MB", "GB"];
      const step = size < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
      return `${numberText(size / 1000 ** step, step === 0 ? 0 : 1)} ${units[step] ?? "B"}`;
    },
    list: (items: readonly string[]): string =>
      locale === "zh"
        ? items.join("、")
        : items.length < 2
          ? items.join("")
          : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`,
  };
}
export type Formats = ReturnType<typeof formats>;
