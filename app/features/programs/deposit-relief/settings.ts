import { z } from "zod";
import { type DepositSchedule, standardSchedule } from "~/features/deposits/schedule";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import { categories, days, many, minor, places, rateLimit, scoreOf5, share } from "../settings";

const baseRow = z.strictObject({
  INDIVIDUAL: minor.nullable(),
  SOLE_TRADER: minor.nullable(),
  COMPANY: minor.nullable(),
});
const schedule: z.ZodType<DepositSchedule> = z.strictObject({
  base: z.record(z.string().min(1).max(64), baseRow),
  otherBase: baseRow,
  float: z
    .array(z.strictObject({ fromMinor: minor, floatMinor: minor }))
    .min(1)
    .max(20),
  combine: z.enum(["MAX", "SUM"]),
});

export const settings = z.strictObject({
  openDays: days,
  score: scoreOf5,
  warnScore: scoreOf5,
  disputeLimit: rateLimit,
  warnPoints: many,
  excluded: categories.min(1),
  share: share,
  smallShare: share,
  smallBelowMinor: minor,
  floorMinor: minor,
  roundUpMinor: minor.min(1),
  termDays: days.min(1),
  topUpDays: days,
  automaticUpToMinor: minor,
  twoApproversFromMinor: minor,
  exposureMinor: minor.nullable(),
  places,
  schedule,
});
export type DepositReliefSettings = z.output<typeof settings>;

export function template(currency: Currency): DepositReliefSettings {
  const money = inMinor(currency);
  return {
    openDays: 30,
    score: 470,
    warnScore: 460,
    disputeLimit: 100,
    warnPoints: 3,
    excluded: ["medicine", "jewellery"],
    share: 5_000,
    smallShare: 7_000,
    smallBelowMinor: money(50_000),
    floorMinor: money(200),
    roundUpMinor: money(100),
    termDays: 90,
    topUpDays: 15,
    automaticUpToMinor: money(2_000),
    twoApproversFromMinor: money(20_000),
    exposureMinor: money(30_000_000),
    places: null,
    schedule: standardSchedule(money(1)),
  };
}
