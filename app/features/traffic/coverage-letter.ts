/** What those who steer traffic are written when a cohort is likely to miss the line. Everything needed is in the text. */
import type { formats } from "~/locales/format";
import type { Locale, Words } from "~/values/words";
import type { CoverageAlert } from "./coverage-alert";
import type { Lever, NoLeverReason } from "./coverage-lever";

type Figures = Pick<ReturnType<typeof formats>, "number" | "day" | "rate">;
type Told = Pick<CoverageAlert, "cohort" | "size" | "covered" | "expected" | "lever">;

const w = (en: string, zh: string): Words => ({ en, zh });

export const noLeverWords: Readonly<Record<NoLeverReason, Words>> = {
  "too-late": w(
    "The days of every shop that is missing are over: nothing brings this week back.",
    "所缺店铺的统计期都已结束：这一周无法再补救。",
  ),
  "no-promise": w(
    "The shops that are missing have no guarantee: enroll them, supply alone does not help.",
    "所缺店铺没有保量承诺：请先让它们加入计划，只增加供给没有用。",
  ),
  "not-by-supply": w(
    "Not supply is missing: the shops have no product or stock, a violation, or too few days for their daily cap.",
    "缺的不是供给：这些店铺没有商品或库存、有违规，或剩余天数在每日上限内来不及。",
  ),
  "no-free-pool": w(
    "Every pool in which these shops may be shown is used up: only more supply from the platform helps.",
    "可展示这些店铺的流量池都已用满：只有平台提供更多供给才有用。",
  ),
};

export function leverWords(
  lever: Lever,
  { number, rate }: Pick<Figures, "number" | "rate">,
): Words {
  if (lever.pool === null) return noLeverWords[lever.because];
  const { surface, category, region } = lever.pool;
  const pool = `${surface} / ${category} / ${region}`;
  const [impressions, days] = [number(lever.impressions), number(lever.days)];
  const [shops, missing] = [number(lever.shops), number(lever.missing)];
  const [from, to] = [rate(lever.shareBps), rate(lever.neededBps)];
  return w(
    `Cheapest lever: ${impressions} more impressions in the pool ${pool} over ${days} days cover ${shops} of the ${missing} shops that are missing (its share for support from ${from} to ${to}).`,
    `最省的办法：流量池 ${pool} 在 ${days} 天内增加 ${impressions} 次展示，可覆盖所缺 ${missing} 家店铺中的 ${shops} 家（扶持份额由 ${from} 提高到 ${to}）。`,
  );
}

export function coverageLetter(
  { cohort, size, covered, expected, lever }: Told,
  address: string,
  locale: Locale,
  figures: Figures,
): { readonly subject: string; readonly text: string } {
  const { number, day } = figures;
  const [n, now, then] = [number(size), number(covered), number(expected)];
  const what = leverWords(lever, figures)[locale];
  return locale === "en"
    ? {
        subject: `Coverage of the week of ${day(cohort)}: ${then} of ${n} expected, above 95% is the line`,
        text: `Of the ${n} shops that opened in the week of ${day(cohort)}, ${now} are covered and ${then} are expected to be. More than 95% must be. ${what} The shops and the plan: ${address}`,
      }
    : {
        subject: `${day(cohort)}当周冷启覆盖率：预计 ${then}/${n}，目标为高于 95%`,
        text: `${day(cohort)}当周开店的 ${n} 家店铺中，已覆盖 ${now} 家，预计最终 ${then} 家；须高于 95%。${what} 店铺与计划：${address}`,
      };
}
