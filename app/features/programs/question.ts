/** A question of the application form, one a page. Kinds write them; the form and its check read them. */
import { z } from "zod";
import type { Words } from "~/values/words";

type Asked = { readonly key: string; readonly label: Words; readonly hint: Words | null };
export type TextQuestion = Asked & {
  readonly type: "text" | "long-text";
  readonly optional: boolean;
  readonly maxLength: number;
};
export type NumberQuestion = Asked & {
  /** `money` is typed in major units and kept in minor units. */
  readonly type: "count" | "money";
  readonly optional: boolean;
  readonly min: number;
  readonly max: number;
};
export type ChoiceQuestion = Asked & {
  readonly type: "choice" | "choices";
  readonly optional: boolean;
  readonly options: readonly { readonly value: string; readonly label: Words }[];
};
/** Files. `atLeast` 0 is optional. */
export type EvidenceQuestion = Asked & {
  readonly type: "evidence";
  readonly atLeast: number;
  readonly atMost: number;
};
export type PlanQuestion = TextQuestion | NumberQuestion | ChoiceQuestion;
export type Question = PlanQuestion | EvidenceQuestion;

/** Why an answer is not accepted: English sentences are their own translation ids. */
export type AnswerTrouble = {
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

export type AnswerValue = string | number | readonly string[] | null;
export const answerSchema: z.ZodType<AnswerValue> = z.union([
  z.string().max(10_000),
  z.number().int(),
  z.array(z.string().max(200)).max(50),
  z.null(),
]);

const empty = (value: AnswerValue | undefined): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);

function textTrouble(question: TextQuestion, value: AnswerValue): AnswerTrouble | null {
  if (typeof value !== "string") return { message: /*i18n*/ "Enter an answer" };
  return value.length > question.maxLength
    ? {
        message: /*i18n*/ "Use at most {maximum} characters",
        values: { maximum: question.maxLength },
      }
    : null;
}

function numberTrouble(question: NumberQuestion, value: AnswerValue): AnswerTrouble | null {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    const message =
      question.type === "money" ? /*i18n*/ "Enter an amount" : /*i18n*/ "Enter a whole number";
    return { message };
  }
  return value < question.min || value > question.max
    ? {
        message: /*i18n*/ "This must be between {minimum} and {maximum}",
        values: { minimum: question.min, maximum: question.max },
      }
    : null;
}

function choiceTrouble(question: ChoiceQuestion, value: AnswerValue): AnswerTrouble | null {
  const chosen = typeof value === "string" ? [value] : Array.isArray(value) ? value : [];
  const known = question.options.map((option) => option.value);
  const right = chosen.length > 0 && chosen.every((each) => known.includes(each));
  const single = question.type === "choices" || typeof value === "string";
  return right && single ? null : { message: /*i18n*/ "Choose one of the options" };
}

/** What is wrong with an answer, or null. Evidence is counted by its files, not by an answer. */
export function answerTrouble(
  question: PlanQuestion,
  value: AnswerValue | undefined,
): AnswerTrouble | null {
  if (empty(value) || value === undefined) {
    return question.optional ? null : { message: /*i18n*/ "Enter an answer" };
  }
  if ("maxLength" in question) return textTrouble(question, value);
  return "options" in question ? choiceTrouble(question, value) : numberTrouble(question, value);
}
