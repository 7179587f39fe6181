/** What a merchant says to a proposed deduction, as it comes from the page. */
import { z } from "zod";

const text = (most: number) => z.string().trim().max(most);
/** What was left empty is none; a number without a name, or a name without a number, is one. */
const evidence = z
  .array(z.object({ title: text(200).default(""), reference: text(500).default("") }))
  .max(3)
  .default([])
  .transform((rows) => rows.filter(({ title, reference }) => title !== "" || reference !== ""));

export const answerForm = z.discriminatedUnion("answer", [
  z.object({ answer: z.literal("agree") }),
  z.object({
    answer: z.literal("object"),
    reply: z.string({ error: /*i18n*/ "Write why you object" }).trim().max(4_000),
    evidence,
  }),
]);
