/** Facts as they were stored with a decision, read back. */
import { z } from "zod";
import { isMetricKey } from "~/features/metrics/dictionary";
import type { Facts } from "~/features/metrics/fact";

const fact = z.object({
  value: z.union([z.number(), z.boolean(), z.string(), z.null()]),
  sample: z.number().nullable(),
  asOf: z.string(),
  source: z.enum(["computed", "supplied"]),
});

/** A metric the dictionary has dropped since is left out: no rule can name it any more. */
export const factsSchema = z
  .record(z.string(), fact)
  .transform(
    (facts) =>
      Object.fromEntries(Object.entries(facts).filter(([key]) => isMetricKey(key))) as Facts,
  );
