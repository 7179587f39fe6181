import { useLingui } from "@lingui/react";
import type { AnswerValue, PlanQuestion } from "~/features/programs/question";
import { Checkboxes, Radios, SelectField } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { MoneyField, NumberField, TextArea, TextField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { BottomBar, Page } from "~/ui/layout/page";
import { useFormats, useInWords, useReader } from "~/ui/reader";
import type { ApplicationForm } from "./application-case";
import { useAnswerText } from "./merchant-answer-text";
import { RevisionField } from "./merchant-unsent";
import type { QuestionPlace } from "./question-place";

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

export type Stale = {
  readonly revision: number;
  readonly at: Date;
  /** What another device saved meanwhile. */
  readonly saved: AnswerValue;
};

/** One question, one page; Continue keeps the answer and leads on. */
export function QuestionPage(props: {
  readonly form: ApplicationForm;
  readonly place: QuestionPlace<PlanQuestion>;
  readonly back: boolean;
  readonly task: string;
  readonly failed: unknown;
  readonly stale: Stale | null;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { form, place, stale } = props;
  const { question, number, count } = place;
  return (
    <Page
      title={inWords(question.label)}
      caption={i18n._("{task} · question {number} of {count}", { task: props.task, number, count })}
      crumbs={[
        props.back
          ? { to: `/apply/${form.id}/check`, label: i18n._("Check and send") }
          : { to: `/apply/${form.id}`, label: i18n._("Tasks") },
      ]}
    >
      {stale ? <StaleNotice question={question} of={stale} /> : null}
      <Form key={question.key} failed={props.failed}>
        <RevisionField
          revision={stale?.revision ?? form.revision}
          beside="answer"
          place={`${form.id} ${question.key}`}
        />
        <QuestionField question={question} answer={form.answers[question.key]} />
        <BottomBar>
          <SubmitButton>{i18n._("Continue")}</SubmitButton>
        </BottomBar>
      </Form>
    </Page>
  );
}

/** Both values side by side; what was typed stands in the input and wins with Continue. */
function StaleNotice(props: { readonly question: PlanQuestion; readonly of: Stale }) {
  const { i18n } = useLingui();
  const { relative } = useFormats();
  const answerText = useAnswerText();
  return (
    <Notice tone="warn" title={i18n._("Your answer is still here.")}>
      <p>
        {i18n._("Saved {ago} on another device: {answer}", {
          ago: relative(props.of.at),
          answer: answerText(props.question, props.of.saved),
        })}
      </p>
      <p>{i18n._("Continue replaces it with yours.")}</p>
    </Notice>
  );
}
