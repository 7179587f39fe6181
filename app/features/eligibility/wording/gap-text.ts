/** The way left to go, in the merchant's unit: "12 more orders" / "还差 12 笔订单". */
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Need } from "../reading/need";
import { distanceText } from "./amounts";
import { counted, words } from "./phrase";

/** "12 orders" → "12 more orders": the word goes between the figure and what is counted. */
const between = (text: string, word: string): string => text.replace(/^(\S+) /, `$1 ${word} `);

/** `way` is positive where the value must rise, negative where it must fall. */
export function gapText(need: Need, way: number, currency: Currency): Words | null {
  if (way === 0) return null;
  const { metric } = need;
  const distance = distanceText(metric, Math.abs(way), currency);
  if (metric.type === "date") {
    return way > 0
      ? words(`${distance.en} later`, `需晚${distance.zh}`)
      : words(`${distance.en} earlier`, `需早${distance.zh}`);
  }
  const counts = metric.type === "int" && metric.unit !== undefined;
  if (way > 0) {
    const en = counts ? between(distance.en, "more") : `${distance.en} more`;
    return words(en, `还差${distance.zh}`);
  }
  const en = counts ? between(distance.en, "fewer") : `${distance.en} less`;
  return words(en, `需减少${distance.zh}`);
}

/** A value that has not appeared yet: how much sample is missing. */
export function sampleGapText(need: Need, sample: number | null, minSample: number | null) {
  const { sample: guard } = need.metric;
  const least = minSample ?? guard?.least ?? null;
  if (guard === undefined || least === null || sample === null || sample >= least) return null;
  const left = counted(least - sample, guard.of);
  return words(between(left.en, "more"), `还差${left.zh}`);
}
