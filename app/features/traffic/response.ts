/**
 * What a store makes of being shown: a Beta posterior of clicks per support impression. The first impressions are a
 * probe that everybody has; then a store whose response is surely high needs no more support, and one whose response
 * is surely low is given no more. Either ends grants alone: what was guaranteed is shown in full.
 */
import jstat from "jstat";
import type { BasisPoints } from "~/values/share";

export type Response = { readonly impressions: number; readonly clicks: number };
export type ResponseThresholds = {
  /** Clicks per impression above which a store needs no more support. */
  readonly graduateBps: BasisPoints;
  /** Clicks per impression below which support is stopped. */
  readonly stopBps: BasisPoints;
};
export type ResponseVerdict = {
  readonly verdict: "GRADUATED" | "STOPPED";
  /** That clicks per impression are above the threshold, in millionths. */
  readonly probabilityMicro: number;
  readonly thresholdBps: BasisPoints;
};

/** Before anything was seen: one click in twenty impressions, as weak a belief as that one sight. */
const prior = { clicks: 1, others: 19 };
/** Nothing is decided about fewer impressions than these. */
export const probeImpressions = 100;
const surelyHigh = 0.95;
const surelyLow = 0.02;

/** The probability that a store's clicks per impression are above `threshold`. */
export function probabilityAbove(
  threshold: BasisPoints,
  { impressions, clicks }: Response,
): number {
  const clicked = Math.min(clicks, impressions);
  const below = jstat.jStat.beta.cdf(
    threshold / 10_000,
    prior.clicks + clicked,
    prior.others + impressions - clicked,
  );
  return Math.min(1, Math.max(0, 1 - below));
}

/** What the response decides, or null while it is unclear or the probe still runs. */
export function responseVerdict(
  response: Response,
  { graduateBps, stopBps }: ResponseThresholds,
): ResponseVerdict | null {
  if (response.impressions < probeImpressions) return null;
  const decided = (verdict: ResponseVerdict["verdict"], thresholdBps: number, above: number) => ({
    verdict,
    probabilityMicro: Math.round(above * 1e6),
    thresholdBps,
  });
  const high = probabilityAbove(graduateBps, response);
  if (high >= surelyHigh) return decided("GRADUATED", graduateBps, high);
  const notLow = probabilityAbove(stopBps, response);
  return notLow < surelyLow ? decided("STOPPED", stopBps, notLow) : null;
}
