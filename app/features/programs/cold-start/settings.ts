import { z } from "zod";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import { days, many, minor, percentMark, places, rateLimit, scoreOf5 } from "../settings";

const stage = z.strictObject({ fromDay: days, toDay: days, impressions: many });

export const settings = z
  .strictObject({
    applyWithinDays: days,
    enrollmentDays: days,
    open: stage,
    firstSale: stage,
    ramp: stage,
    graduate: stage,
    couponMinor: minor,
    couponValidDays: days,
    guarantee: z.strictObject({
      impressions: many,
      days: days.min(1),
      makeGoodShare: z.number().int().min(0).max(50_000),
      makeGoodDays: days.min(1),
    }),
    rampValueMinor: minor,
    rampScore: scoreOf5,
    graduateOrders: many,
    cancelLimit: rateLimit,
    lateShipLimit: rateLimit,
    faultReturnLimit: rateLimit,
    faultGraceDays: days,
    blockedRisk: percentMark,
    graduation: z.strictObject({ orders: many, buyers: many, score: scoreOf5 }),
    impressionsPerMonth: many.nullable(),
    impressionsPerStore: many,
    places,
  })
  .refine(
    ({ open, firstSale, ramp, graduate, enrollmentDays }) =>
      [open, firstSale, ramp, graduate].every(({ fromDay, toDay }) => fromDay <= toDay) &&
      open.toDay < firstSale.fromDay &&
      firstSale.toDay < ramp.fromDay &&
      ramp.toDay < graduate.fromDay &&
      graduate.toDay <= enrollmentDays,
    "stages follow one another and end within the enrollment",
  );
export type ColdStartSettings = z.output<typeof settings>;

export function template(currency: Currency): ColdStartSettings {
  const money = inMinor(currency);
  return {
    applyWithinDays: 30,
    enrollmentDays: 90,
    open: { fromDay: 0, toDay: 7, impressions: 5_000 },
    firstSale: { fromDay: 8, toDay: 30, impressions: 15_000 },
    ramp: { fromDay: 31, toDay: 60, impressions: 30_000 },
    graduate: { fromDay: 61, toDay: 90, impressions: 30_000 },
    couponMinor: money(100),
    couponValidDays: 30,
    guarantee: { impressions: 1_000, days: 7, makeGoodShare: 15_000, makeGoodDays: 7 },
    rampValueMinor: money(2_000),
    rampScore: 420,
    graduateOrders: 30,
    cancelLimit: 500,
    lateShipLimit: 800,
    faultReturnLimit: 1_200,
    faultGraceDays: 7,
    blockedRisk: 90,
    graduation: { orders: 100, buyers: 50, score: 440 },
    impressionsPerMonth: 40_000_000,
    impressionsPerStore: 80_000,
    places: null,
  };
}
