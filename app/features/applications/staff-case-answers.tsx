import { useLingui } from "@lingui/react";
import type { AnswerValue, Question } from "~/features/programs/question";
import { SummaryList, type SummaryRow } from "~/ui/layout/summary-list";
import { type useFormats as Formats, useFormats, useInWords, useReader } from "~/ui/reader";
import type { ApplicationCase } from "./application-case";
import css from "./staff-case.module.css";

type Reading = {
  readonly currency: string;
  readonly formats: ReturnType<typeof Formats>;
  readonly inWords: ReturnType<typeof useInWords>;
  /** How many files came for the question, in words. */
  readonly filesText: string;
};

function answerText(question: Question, answer: AnswerValue | undefined, reading: Reading): string {
  const { formats, currency, inWords } = reading;
  if (question.type === "evidence") return reading.filesText;
  if (answer === undefined || answer === null || answer === "") return "–";
  if (question.type === "money") return formats.money({ amountMinor: Number(answer), currency });
  if (question.type === "count") return formats.number(Number(answer));
  if (question.type === "choice" || question.type === "choices") {
    const chosen = typeof answer === "string" ? [answer] : Array.isArray(answer) ? answer : [];
    const label = (value: string) =>
      question.options.find((option) => option.value === value)?.label;
    return formats.list(
      chosen.map((value: string) => inWords(label(value) ?? { en: value, zh: value })),
    );
  }
  return String(answer);
}

/** What we know of the shop, with its source, and what the merchant answered. */
export function StaffCaseAnswers({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const formats = useFormats();
  const { currency } = useReader();
  const known = of.known.map(
    (detail): SummaryRow => ({
      key: detail.key,
      label: inWords(detail.label),
      value: (
        <>
          {inWords(detail.value)} <span className={css.source}>{inWords(detail.source)}</span>
        </>
      ),
    }),
  );
  const answered = of.tasks.flatMap(({ questions }) =>
    questions.map((question): SummaryRow => {
      const files = of.evidence.filter(({ questionKey }) => questionKey === question.key).length;
      const filesText =
        files === 0
          ? "–"
          : i18n._("{count, plural, one {# file} other {# files}}", { count: files });
      const reading = { currency, formats, inWords, filesText };
      return {
        key: question.key,
        label: inWords(question.label),
        value: answerText(question, of.answers[question.key], reading),
      };
    }),
  );
  return (
    <div className={css.answers}>
      <h3>{i18n._("On record")}</h3>
      <SummaryList rows={known} />
      <h3>{i18n._("Answered by the shop")}</h3>
      {answered.length > 0 ? (
        <SummaryList rows={answered} />
      ) : (
        <p>{i18n._("This program asks no questions.")}</p>
      )}
    </div>
  );
}
