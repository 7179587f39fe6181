import { useLingui } from "@lingui/react";
import { Panel } from "~/ui/layout/panel";
import { SummaryList, type SummaryRow } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { ApplicationForm, TaskView } from "./application-case";
import { useAnswerText } from "./merchant-answer-text";
import { EvidenceNames } from "./merchant-evidence-names";
import { useTaskWords } from "./merchant-task-words";

type Props = {
  readonly of: ApplicationForm;
  /** Which tasks can still be changed; none once it is with the reviewers. */
  readonly changeable: readonly TaskView["key"][];
  /** Keys of the questions changed since this page was last shown. */
  readonly changed: readonly string[];
};

/** Everything that is sent, grouped as it was asked, each answer with the way back to its page. */
export function Answers({ of, changeable, changed }: Props) {
  const inWords = useInWords();
  const answerText = useAnswerText();
  const words = useTaskWords();
  const rowsOf = (task: TaskView): SummaryRow[] =>
    task.questions.map((question, index) => ({
      key: question.key,
      label: inWords(question.label),
      value:
        question.type === "evidence" ? (
          <EvidenceNames
            files={of.evidence.filter(({ questionKey }) => questionKey === question.key)}
          />
        ) : (
          answerText(question, of.answers[question.key])
        ),
      changed: changed.includes(question.key),
      change: changeable.includes(task.key)
        ? {
            to: `/apply/${of.id}/${task.key}/${index + 1}?back=check`,
            what: inWords(question.label),
          }
        : undefined,
    }));
  return (
    <>
      <Panel title={words.shop}>
        <SummaryList rows={knownRows(of, inWords)} />
      </Panel>
      {of.tasks
        .filter(({ questions }) => questions.length > 0)
        .map((task) => (
          <Panel key={task.key} title={words[task.key]}>
            <SummaryList rows={rowsOf(task)} />
          </Panel>
        ))}
      <Panel title={words.agreement}>
        <AgreementState of={of} />
      </Panel>
    </>
  );
}

const knownRows = (
  of: ApplicationForm,
  inWords: ReturnType<typeof useInWords>,
): readonly SummaryRow[] =>
  of.known.map((detail) => ({
    key: detail.key,
    label: inWords(detail.label),
    value: inWords(detail.value),
  }));

function AgreementState({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  const { acceptedAt } = of.agreement;
  return (
    <p>
      {acceptedAt
        ? i18n._("Rules version {version}, agreed on {time}", {
            version: of.program.versionNumber,
            time: deadline(acceptedAt),
          })
        : i18n._("Not agreed to yet")}
    </p>
  );
}
