import { expect, test } from "vitest";
import { type AnswerValue, answerTrouble, type PlanQuestion } from "~/features/programs/question";

const asked = { key: "k", label: { en: "K", zh: "问" }, hint: null };
const text: PlanQuestion = { ...asked, type: "text", optional: false, maxLength: 5 };
const money: PlanQuestion = { ...asked, type: "money", optional: false, min: 1, max: 100 };
const count: PlanQuestion = { ...asked, type: "count", optional: false, min: 0, max: 9 };
const options = [
  { value: "a", label: { en: "A", zh: "甲" } },
  { value: "b", label: { en: "B", zh: "乙" } },
];
const choice: PlanQuestion = { ...asked, type: "choice", optional: false, options };
const choices: PlanQuestion = { ...asked, type: "choices", optional: true, options };

test.each<[PlanQuestion, AnswerValue | undefined, string | null]>([
  [text, "hello", null],
  [text, "hello!", "Use at most {maximum} characters"],
  [text, "", "Enter an answer"],
  [text, undefined, "Enter an answer"],
  [text, null, "Enter an answer"],
  [text, 3, "Enter an answer"],
  [money, 100, null],
  [money, 101, "This must be between {minimum} and {maximum}"],
  [money, 0, "This must be between {minimum} and {maximum}"],
  [money, 1.5, "Enter an amount"],
  [money, "5", "Enter an amount"],
  [count, 0, null],
  [count, "x", "Enter a whole number"],
  [choice, "a", null],
  [choice, "c", "Choose one of the options"],
  [choice, ["a"], "Choose one of the options"],
  [choices, ["a", "b"], null],
  [choices, ["a", "c"], "Choose one of the options"],
  [choices, [], null],
  [choices, undefined, null],
])("%j answered %j: %s", (question, value, trouble) => {
  expect(answerTrouble(question, value)?.message ?? null).toBe(trouble);
});
