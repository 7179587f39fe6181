/** How two languages are put together: lists, plurals, and the space between Chinese and Latin text. */
import type { Words } from "~/values/words";

const han = "[\\u3400-\\u9fff]";
const beforeLatin = new RegExp(`(${han})([A-Za-z0-9¥$€£₩+−-])`, "gu");
/** A date keeps together: 2026年11月23日. */
const afterLatin = new RegExp(`([A-Za-z0-9.%$€£])(?![年月日])(${han})`, "gu");

/** A half-width space where Chinese and Latin text or figures touch; none before a percent sign. */
export const spaced = (zh: string): string =>
  zh.replace(beforeLatin, "$1 $2").replace(afterLatin, "$1 $2");

export const words = (en: string, zh: string): Words => ({ en, zh: spaced(zh) });

/** The English units of the dictionary are plurals that end in `s`. */
export const counted = (count: number, unit: Words): Words => {
  const number = grouped(count);
  const en = Math.abs(count) === 1 ? unit.en.replace(/s$/, "") : unit.en;
  return { en: `${number} ${en}`, zh: `${number} ${unit.zh}` };
};

/** The measure word alone where the noun is already said: 笔订单 → 笔. */
export const measureWord = (unit: Words): string =>
  /^[笔个位场张件次条]/.test(unit.zh) ? unit.zh.slice(0, 1) : unit.zh;

export const grouped = (count: number): string => {
  if (count >= 0 && count < 1000) return String(count);
  const digits = String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ",");
  return count < 0 ? `−${digits}` : digits;
};

/** Longer lists name the first few and count the rest. */
const namedAtMost = 6;

export function oneOf(members: readonly Words[]): Words {
  const named = members.slice(0, namedAtMost);
  const rest = members.length - named.length;
  if (rest > 0) {
    const en = named.map((member) => member.en).join(", ");
    const zh = named.map((member) => member.zh).join("、");
    return words(`${en} or ${rest} more`, `${zh}等${members.length}项之一`);
  }
  const [last, front] = [named.at(-1) ?? words("", ""), named.slice(0, -1)];
  if (front.length === 0) return last;
  const en = `${front.map((member) => member.en).join(", ")} or ${last.en}`;
  return words(en, `${front.map((member) => member.zh).join("、")}或${last.zh}`);
}

export const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
