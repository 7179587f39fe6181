/** What a reviewer can send about one case: the form's schema. */
import { z } from "zod";
import { needsNote, reasonCodes } from "./reason-code";
import { changeableTasks } from "./task";

const revision = z.coerce.number().int().min(0);
const merchantText = z.string().trim().max(2_000).optional();
const internalText = z.string().trim().max(2_000).optional();
const decides = {
  revision,
  /** The case that follows in the reviewer's list, where there is one. */
  next: z.string().max(64).optional(),
};

export const reviewForm = z
  .discriminatedUnion("intent", [
    z.object({ intent: z.literal("approve"), ...decides, internalNote: internalText }),
    z.object({
      intent: z.literal("reject"),
      ...decides,
      reasonCodes: z
        .array(z.enum(reasonCodes), { error: /*i18n*/ "Choose at least one reason" })
        .min(1, { error: /*i18n*/ "Choose at least one reason" }),
      note: merchantText,
      internalNote: internalText,
    }),
    z.object({
      intent: z.literal("request-info"),
      ...decides,
      tasks: z
        .array(z.enum(changeableTasks), { error: /*i18n*/ "Choose what needs changing" })
        .min(1, { error: /*i18n*/ "Choose what needs changing" }),
      messages: z.partialRecord(z.enum(changeableTasks), z.string().trim().max(2_000)).optional(),
    }),
    z.object({ intent: z.literal("claim") }),
    z.object({ intent: z.literal("view"), evidence: z.string().max(64) }),
    z.object({ intent: z.literal("undo"), decision: z.string().max(64) }),
  ])
  .superRefine((form, context) => {
    if (form.intent === "reject" && form.reasonCodes.some(needsNote) && !form.note)
      context.addIssue({
        code: "custom",
        path: ["note"],
        message: /*i18n*/ "Write the reason for the merchant",
      });
    if (form.intent !== "request-info") return;
    for (const task of form.tasks)
      if (!form.messages?.[task])
        context.addIssue({
          code: "custom",
          path: ["messages", task],
          message: /*i18n*/ "Write what the merchant should change",
        });
  });
export type ReviewForm = z.output<typeof reviewForm>;
