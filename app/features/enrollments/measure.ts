/** How a milestone is measured, as it was fixed when the enrollment began. */
import { z } from "zod";
import { ruleSchema } from "~/features/eligibility/rule-schema";
import type { Measure } from "~/features/programs/kind";

export type { Measure } from "~/features/programs/kind";

export const measureSchema: z.ZodType<Measure> = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("rule"),
    rule: ruleSchema,
    check: z.literal("monthly").exactOptional(),
  }),
  z.strictObject({ by: z.literal("net-value"), atLeastMinor: z.number().int() }),
]);
