import { z } from "zod";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import { days, many, minor, places, rateLimit, scoreOf5, share } from "../settings";

const level = z.strictObject({
  onTimeShip: share,
  cancelLimit: rateLimit,
  response: share,
  growth: rateLimit,
  impressions: many,
});
export type RisingStarLevel = z.output<typeof level>;

const prize = z
  .strictObject({ fromRank: many.min(1), toRank: many.min(1), amountMinor: minor })
  .refine(({ fromRank, toRank }) => fromRank <= toRank, "a range of ranks");

export const settings = z.strictObject({
  registrationDays: days.min(1),
  openFromDays: days,
  openToDays: days,
  orders: many,
  valueFromMinor: minor,
  valueToMinor: minor,
  score: scoreOf5,
  violationPointsBelow: many,
  rising: level,
  shining: level,
  star: level,
  adCreditMinor: minor,
  adCreditValidDays: days,
  prizes: z.array(prize).min(1).max(50),
  leastIncrementMinor: minor,
  lockDays: days,
  places,
});
export type RisingStarSettings = z.output<typeof settings>;

export function template(currency: Currency): RisingStarSettings {
  const money = inMinor(currency);
  return {
    registrationDays: 10,
    openFromDays: 60,
    openToDays: 540,
    orders: 30,
    valueFromMinor: money(10_000),
    valueToMinor: money(1_000_000),
    score: 440,
    violationPointsBelow: 6,
    rising: {
      onTimeShip: 9_000,
      cancelLimit: 250,
      response: 9_000,
      growth: 3_000,
      impressions: 100_000,
    },
    shining: {
      onTimeShip: 9_250,
      cancelLimit: 200,
      response: 9_250,
      growth: 6_000,
      impressions: 300_000,
    },
    star: {
      onTimeShip: 9_500,
      cancelLimit: 150,
      response: 9_500,
      growth: 10_000,
      impressions: 800_000,
    },
    adCreditMinor: money(5_000),
    adCreditValidDays: 90,
    prizes: [
      { fromRank: 1, toRank: 3, amountMinor: money(20_000) },
      { fromRank: 4, toRank: 20, amountMinor: money(10_000) },
      { fromRank: 21, toRank: 100, amountMinor: money(3_375) },
    ],
    leastIncrementMinor: money(1_000),
    lockDays: 30,
    places: null,
  };
}
