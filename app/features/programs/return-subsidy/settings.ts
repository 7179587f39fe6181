import { z } from "zod";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import { byCategory, many, minor, rateLimit, scoreOf5, share } from "../settings";

export const settings = z.strictObject({
  orders: many,
  returnCaps: byCategory,
  faultReturnLimit: rateLimit,
  score: scoreOf5,
  share,
  parcelCapMinor: minor,
  freshShare: share,
  freshParcelCapMinor: minor,
  freshCategories: z.array(z.string().min(1).max(64)).max(50),
  fashionCategories: z.array(z.string().min(1).max(64)).max(50),
  firstWeightGrams: many,
  monthlyCapMinor: minor,
  monthlyShareOfNet: share,
  monthlyFloorMinor: minor,
  buyerPerMonth: many,
  buyerPerStorePerMonth: many,
  exitOver: rateLimit,
  automaticUpToMinor: minor,
  sampleShare: share,
  budgetPerMonthMinor: minor.nullable(),
});
export type ReturnSubsidySettings = z.output<typeof settings>;

export function template(currency: Currency): ReturnSubsidySettings {
  const money = inMinor(currency);
  return {
    orders: 30,
    returnCaps: {
      named: {
        apparel: 6_000,
        shoes: 4_500,
        beauty: 1_500,
        food: 800,
        home: 2_000,
        digital: 1_500,
      },
      other: 2_500,
    },
    faultReturnLimit: 600,
    score: 420,
    share: 5_000,
    parcelCapMinor: money(8),
    freshShare: 7_000,
    freshParcelCapMinor: money(10),
    freshCategories: ["fresh"],
    fashionCategories: ["apparel", "shoes"],
    firstWeightGrams: 3_000,
    monthlyCapMinor: money(2_000),
    monthlyShareOfNet: 300,
    monthlyFloorMinor: money(200),
    buyerPerMonth: 3,
    buyerPerStorePerMonth: 1,
    exitOver: 1_000,
    automaticUpToMinor: money(8),
    sampleShare: 500,
    budgetPerMonthMinor: money(3_000_000),
  };
}
