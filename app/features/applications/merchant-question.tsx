import { useLingui } from "@lingui/react";
import type { AnswerValue, PlanQuestion } from "~/features/programs/question";
import { Checkboxes, Radios, SelectField } from "~/ui/form/choices";
import { MoneyField, NumberField, TextArea, TextField } from "~/ui/form/text-fields";
import { useFormats, useInWords, useReader } from "~/ui/reader";

/** The input of one question. Its label is the page's heading, repeated for those who hear the page. */
export function QuestionField(props: {
  readonly question: PlanQuestion;
  readonly answer: AnswerValue | undefined;
}) {
  const { question, answer } = props;
  const inWords = useInWords();
  const hint = useHint(question);
  const field = {
    name: "answer",
    label: inWords(question.label),
    labelHidden: true,
    ...(hint && { hint }),
  } as const;
  const text = typeof answer === "string" || typeof answer === "number" ? String(answer) : null;
  const { currency } = useReader();
  switch (question.type) {
    case "text":
      return <TextField {...field} defaultValue={text} maxLength={question.maxLength} />;
    case "long-text":
      return <TextArea {...field} defaultValue={text} maxLength={question.maxLength} />;
    case "count":
      return <NumberField {...field} defaultValue={text} />;
    case "money":
      return (
        <MoneyField
          {...field}
          defaultValue={text === null ? null : { amountMinor: text, currency }}
        />
      );
    case "choices":
      return (
        <Checkboxes
          {...field}
          options={question.options.map((option) => ({ ...option, label: inWords(option.label) }))}
          defaultValue={Array.isArray(answer) ? answer : []}
        />
      );
    default: {
      const options = question.options.map((option) => ({
        ...option,
        label: inWords(option.label),
      }));
      return options.length > 8 ? (
        <SelectField {...field} options={options} defaultValue={text} empty="" />
      ) : (
        <Radios {...field} options={options} defaultValue={text} />
      );
    }
  }
}

/** The author's hint, and the limits of what may be typed. */
function useHint(question: PlanQuestion): string | null {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number, money } = useFormats();
  const { currency } = useReader();
  const own = question.hint ? inWords(question.hint) : null;
  const limit = (() => {
    if ("maxLength" in question)
      return i18n._("At most {maximum} characters.", { maximum: number(question.maxLength) });
    if ("options" in question)
      return question.type === "choices" ? i18n._("Choose all that apply.") : null;
    const show = (value: number) =>
      question.type === "money"
        ? money({ amountMinor: value, currency }, { decimals: "when-needed" })
        : number(value);
    return i18n._("From {minimum} to {maximum}.", {
      minimum: show(question.min),
      maximum: show(question.max),
    });
  })();
  return [own, limit].filter((part) => part !== null).join(" ") || null;
}
