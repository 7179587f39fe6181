import { z } from "zod";
import { datasetNames } from "./datasets";

/** The upload form. `file` is the id under which the uploaded bytes were put aside while they came in. */
export const importForm = z.object({
  dataset: z.enum(datasetNames, { error: /*i18n*/ "Choose what the file holds" }),
  file: z.uuid({ error: /*i18n*/ "Choose a file" }),
  atomic: z.boolean().default(false),
});
