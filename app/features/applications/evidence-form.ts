/** The posts of an evidence page: add files and stay or go on, take one away, bring it back. */
import { z } from "zod";
import { evidenceBytesMax } from "./evidence-file";

const file = z
  .file({ error: /*i18n*/ "Choose a file" })
  .max(evidenceBytesMax, { error: /*i18n*/ "This file is larger than 10 MB" });

export const evidenceForm = z.object({
  intent: z.enum(["continue", "upload", "remove", "restore"]).default("continue"),
  files: z.array(file).optional(),
  photo: file.optional(),
  /** `evd_…`, of remove and restore. */
  evidence: z.string().optional(),
});
