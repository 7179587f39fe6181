import { z } from "zod";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import {
  byCategory,
  categories,
  days,
  many,
  minor,
  percentMark,
  places,
  rateLimit,
  scoreOf5,
  share,
} from "../settings";

const phase = z.strictObject({ days: days.min(1), impressions: many });

export const settings = z.strictObject({
  score: scoreOf5,
  violationPointsBelow: many,
  priceIndex: rateLimit,
  quality: percentMark,
  images: many,
  favourable: share,
  negativeBelow: rateLimit,
  returnCaps: byCategory,
  stock: many,
  stockCoverDays: days,
  commission: share,
  keyCategories: categories,
  reportDays: days,
  test: phase,
  boost: phase,
  tail: phase,
  creators: many,
  midCreators: many,
  headCreators: many,
  couponShare: share,
  couponPerOrderMinor: minor,
  couponPerProductMinor: minor,
  banDays: days,
  places,
  impressionsPerRound: many.nullable(),
  coFundPerMonthMinor: minor.nullable(),
});
export type HitProductSettings = z.output<typeof settings>;

export function template(currency: Currency): HitProductSettings {
  const money = inMinor(currency);
  return {
    score: 430,
    violationPointsBelow: 12,
    priceIndex: 9_800,
    quality: 80,
    images: 5,
    favourable: 9_500,
    negativeBelow: 150,
    // Half of what the return subsidy allows for the category.
    returnCaps: {
      named: { apparel: 3_000, shoes: 2_250, beauty: 750, food: 400, home: 1_000, digital: 750 },
      other: 1_250,
    },
    stock: 300,
    stockCoverDays: 14,
    commission: 1_000,
    keyCategories: ["food", "beauty", "baby", "jewellery", "appliance"],
    reportDays: 60,
    test: { days: 3, impressions: 20_000 },
    boost: { days: 14, impressions: 300_000 },
    tail: { days: 7, impressions: 0 },
    creators: 10,
    midCreators: 6,
    headCreators: 1,
    couponShare: 5_000,
    couponPerOrderMinor: money(5),
    couponPerProductMinor: money(20_000),
    banDays: 30,
    places: 200,
    impressionsPerRound: 60_000_000,
    coFundPerMonthMinor: money(2_000_000),
  };
}
