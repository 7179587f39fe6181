import { z } from "zod";
import { dayInput, rateInput } from "~/locales/inputs";
import { daysBetween, isDay } from "~/values/day";

const longest = 366;

/** What is no day is told by its own field alone. */
const areDays = (...days: readonly string[]) => days.every(isDay);

const shareForm = z
  .object({
    intent: z.enum(["preview", "save", "change"]),
    share: rateInput().refine(
      (bps) => bps >= 0 && bps <= 10_000,
      /*i18n*/ "Enter a percentage from 0 to 100",
    ),
    fromDay: dayInput(),
    toDay: dayInput(),
    reason: z.string().trim().min(3).max(500),
  })
  .refine(({ fromDay, toDay }) => !areDays(fromDay, toDay) || fromDay <= toDay, {
    path: ["toDay"],
    error: /*i18n*/ "The last day cannot be before the first",
  })
  .refine(
    ({ fromDay, toDay }) => !areDays(fromDay, toDay) || daysBetween(fromDay, toDay) < longest,
    {
      path: ["toDay"],
      error: /*i18n*/ "A share counts for at most a year",
    },
  );

const endForm = z.object({ intent: z.literal("end"), id: z.uuid() });

/** Shown what it would do, saved, or ended. */
export const poolShareForm = z.discriminatedUnion("intent", [endForm, shareForm]);
