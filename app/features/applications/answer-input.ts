/** From what was typed into one question's input to the answer that is kept. */
import { z } from "zod";
import {
  type AnswerTrouble,
  type AnswerValue,
  answerTrouble,
  type PlanQuestion,
} from "~/features/programs/question";
import { parseMoney } from "~/locales/inputs";
import { minorDigits } from "~/values/minor-digits";
import type { Currency } from "~/values/money";

type Typed = string | readonly string[] | undefined;

/** Whole figures have no minor unit, so they read like an amount of a currency without one. */
const wholeNumber = (text: string): bigint | null => parseMoney(text, "JPY");

const inReach = (value: bigint | null): number | null =>
  value === null || value > BigInt(Number.MAX_SAFE_INTEGER) || value < 0n ? null : Number(value);

function readAs(question: PlanQuestion, typed: Typed, currency: Currency): AnswerValue {
  if (question.type === "choices")
    return typed === undefined || typeof typed === "string" ? [] : typed;
  const text = typeof typed === "string" ? typed.trim() : "";
  if (text === "") return null;
  if (question.type === "count") return inReach(wholeNumber(text)) ?? text;
  return question.type === "money" ? (inReach(parseMoney(text, currency)) ?? text) : text;
}

/** The limits of an amount as they are typed: in major units. */
function inMajorUnits(trouble: AnswerTrouble, currency: Currency): AnswerTrouble {
  const values = Object.entries(trouble.values ?? {}).map(([name, value]) => [
    name,
    typeof value === "number" ? value / 10 ** minorDigits(currency) : value,
  ]);
  return { ...trouble, values: Object.fromEntries(values) };
}

/** The answer, amounts in minor units, or why it is not one. */
export function answerOf(
  question: PlanQuestion,
  typed: Typed,
  currency: Currency,
): { readonly value: AnswerValue } | { readonly trouble: AnswerTrouble } {
  const value = readAs(question, typed, currency);
  const trouble = answerTrouble(question, value);
  if (trouble === null) return { value };
  return { trouble: question.type === "money" ? inMajorUnits(trouble, currency) : trouble };
}

/** The revision of the application that a page was read with; every form of it carries one. */
export const revisionInput = z.coerce.number().int().positive();

/** The form of one question's page. */
export function answerForm(question: PlanQuestion, currency: Currency) {
  const typed =
    question.type === "choices" ? z.array(z.string()).optional() : z.string().optional();
  const answer = typed.transform((text, context): AnswerValue => {
    const read = answerOf(question, text, currency);
    if ("value" in read) return read.value;
    const { message, values } = read.trouble;
    context.addIssue({ code: "custom", message, ...values });
    return z.NEVER;
  });
  return z.object({ answer, revision: revisionInput });
}
