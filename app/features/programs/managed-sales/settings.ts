import { z } from "zod";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import { byCategory, days, many, minor, scoreOf5, share } from "../settings";

export const settings = z.strictObject({
  score: scoreOf5,
  stock: many,
  refillDays: days,
  shipHours: many,
  returnCaps: byCategory,
  serviceFeeShare: share,
  gapCoverMinor: minor,
  creatorReserveShare: share,
  reserveDays: days,
  settlementDays: days,
  termDays: days.min(1),
  exitNoticeDays: days,
  gapCoverPerMonthMinor: minor.nullable(),
});
export type ManagedSalesSettings = z.output<typeof settings>;

export function template(currency: Currency): ManagedSalesSettings {
  const money = inMinor(currency);
  return {
    score: 430,
    stock: 500,
    refillDays: 7,
    shipHours: 48,
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
    serviceFeeShare: 500,
    gapCoverMinor: money(3),
    creatorReserveShare: 500,
    reserveDays: 8,
    settlementDays: 2,
    termDays: 90,
    exitNoticeDays: 7,
    gapCoverPerMonthMinor: money(500_000),
  };
}
