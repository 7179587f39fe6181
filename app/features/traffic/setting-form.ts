import { z } from "zod";
import { rateInput } from "~/locales/inputs";
import type { TrafficShares } from "./setting";

const rate = (least = 0) =>
  rateInput().refine(
    (bps) => bps >= least && bps <= 10_000,
    /*i18n*/ "Enter a percentage from 0 to 100",
  );

/** Shares as per cents, caution as a decimal of standard deviations. */
export const settingForm = z
  .object({
    version: z.coerce.number().int().min(0),
    supportShareBps: rate(),
    dailyCapBps: rate(1),
    caution: z.coerce
      .number({ error: /*i18n*/ "Enter a number in figures, such as 12" })
      .min(0)
      .max(3),
    arrivalsBps: rate(),
    outageDays: z.coerce.number().int().min(1).max(30),
    graduateBps: rate(),
    stopBps: rate(),
  })
  .refine(({ stopBps, graduateBps }) => stopBps < graduateBps, {
    path: ["stopBps"],
    error: /*i18n*/ "Support stops below this rate: it must be less than the rate to graduate",
  })
  .transform(({ version, caution, ...shares }) => ({
    version,
    shares: { ...shares, cautionMilli: Math.round(caution * 1_000) } satisfies TrafficShares,
  }));
