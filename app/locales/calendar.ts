/** Days and times in words. Months and weekdays are ours: see the reason in `format.ts`. */
import type { Day, Zone } from "~/values/day";
import type { Locale } from "~/values/words";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const weekdays = { en: "Sun Mon Tue Wed Thu Fri Sat".split(" "), zh: [..."日一二三四五六"] };

type YearMonthDay = { readonly year: number; readonly month: number; readonly date: number };

function split(day: string): YearMonthDay {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month, date };
}
const weekday = (day: Day, locale: Locale): string =>
  weekdays[locale][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
const monthName = (month: number): string => months[month - 1] ?? "";

type CalendarWords = {
  readonly day: (day: Day) => string;
  readonly shortDay: (day: Day) => string;
  readonly month: (month: string) => string;
};

export const calendarIn: Readonly<Record<Locale, CalendarWords>> = {
  en: {
    day(day) {
      const { year, month, date } = split(day);
      return `${date} ${monthName(month)} ${year}`;
    },
    shortDay(day) {
      const { month, date } = split(day);
      return `${weekday(day, "en")} ${date} ${monthName(month)}`;
    },
    month(text) {
      const { year, month } = split(text);
      return `${monthName(month)} ${year}`;
    },
  },
  zh: {
    day(day) {
      const { year, month, date } = split(day);
      return `${year}年${month}月${date}日`;
    },
    shortDay(day) {
      const { month, date } = split(day);
      return `${month}月${date}日（周${weekday(day, "zh")}）`;
    },
    month(text) {
      const { year, month } = split(text);
      return `${year}年${month}月`;
    },
  },
};

export type WallClock = { readonly day: Day; readonly time: string };

/** What a clock on the wall of a zone shows at an instant, to the minute. */
export function wallClock(at: Date, zone: Zone): WallClock {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const year = part("year").padStart(4, "0");
  return {
    day: `${year}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
  };
}

/** A zone by the name people use for it; elsewhere by its city. */
export function zoneName(zone: Zone, locale: Locale): string {
  if (zone === "UTC" || zone === "Etc/UTC") return "UTC";
  if (zone === "Asia/Shanghai") return locale === "zh" ? "北京时间" : "Beijing time";
  const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return locale === "zh" ? `${city} 时间` : `${city} time`;
}

type ClockWords = {
  readonly full: (at: WallClock) => string;
  readonly short: (at: WallClock) => string;
  readonly duration: (milliseconds: number) => string;
  readonly relative: (milliseconds: number) => string;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Whole units, largest that leaves two digits or fewer: 90 min, 26 h, 3 days. */
function measure(milliseconds: number): { count: number; unit: "minute" | "hour" | "day" } {
  const size = Math.abs(milliseconds);
  if (size < 100 * minute) return { count: Math.floor(size / minute), unit: "minute" };
  if (size < 48 * hour) return { count: Math.floor(size / hour), unit: "hour" };
  return { count: Math.floor(size / day), unit: "day" };
}

const englishUnit = (count: number, unit: "minute" | "hour" | "day"): string =>
  unit === "minute" ? "min" : unit === "hour" ? "h" : count === 1 ? "day" : "days";
const chineseUnit = { minute: "分钟", hour: "小时", day: "天" } as const;

const durationIn = {
  en(milliseconds: number): string {
    const { count, unit } = measure(milliseconds);
    return `${count} ${englishUnit(count, unit)}`;
  },
  zh(milliseconds: number): string {
    const { count, unit } = measure(milliseconds);
    return `${count} ${chineseUnit[unit]}`;
  },
};

export const clockIn: Readonly<Record<Locale, ClockWords>> = {
  en: {
    full: (at) => `${calendarIn.en.day(at.day)}, ${at.time}`,
    short: (at) => `${calendarIn.en.shortDay(at.day)}, ${at.time}`,
    duration: durationIn.en,
    relative(milliseconds) {
      if (Math.abs(milliseconds) < minute) return "just now";
      const length = durationIn.en(milliseconds);
      return milliseconds < 0 ? `${length} ago` : `in ${length}`;
    },
  },
  zh: {
    full: (at) => `${calendarIn.zh.day(at.day)} ${at.time}`,
    short: (at) => `${calendarIn.zh.shortDay(at.day)}${at.time}`,
    duration: durationIn.zh,
    relative(milliseconds) {
      if (Math.abs(milliseconds) < minute) return "刚刚";
      const length = durationIn.zh(milliseconds);
      return milliseconds < 0 ? `${length}前` : `${length}后`;
    },
  },
};
