import { useLingui } from "@lingui/react";
import type { AnswerValue, Question } from "~/features/programs/question";
import { useFormats, useInWords, useReader } from "~/ui/reader";

/** An answer as a reader sees it: choices by their label, amounts with their currency. */
export function useAnswerText(): (question: Question, answer: AnswerValue | undefined) => string {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number, money, list } = useFormats();
  const { currency } = useReader();
  return (question, answer) => {
    const none = answer === undefined || answer === null || answer === "";
    if (none || (Array.isArray(answer) && answer.length === 0)) return i18n._("No answer");
    if ("options" in question) {
      const chosen = Array.isArray(answer) ? answer : [answer];
      const known = question.options.filter((option) => chosen.includes(option.value));
      return list(known.map((option) => inWords(option.label)));
    }
    if (question.type === "money")
      return money({ amountMinor: Number(answer), currency }, { decimals: "when-needed" });
    return question.type === "count" ? number(Number(answer)) : String(answer);
  };
}
