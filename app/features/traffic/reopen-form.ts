/** What staff write when they give a stopped store its support back. */
import { z } from "zod";

export const reopenForm = z.object({
  note: z
    .string({ error: /*i18n*/ "Say why support begins again" })
    .trim()
    .min(1, { error: /*i18n*/ "Say why support begins again" })
    .max(1_000),
});
