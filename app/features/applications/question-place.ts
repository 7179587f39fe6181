/** Where a question stands among those of its task, and where Continue leads from it. */
import type { EvidenceQuestion, PlanQuestion, Question } from "~/features/programs/question";
import type { ApplicationForm } from "./application-case";

export type QuestionPlace<Asked extends Question> = {
  readonly question: Asked;
  /** From 1. */
  readonly number: number;
  readonly count: number;
};

const isPlan = (question: Question): question is PlanQuestion => question.type !== "evidence";
const isEvidence = (question: Question): question is EvidenceQuestion =>
  question.type === "evidence";

function placeIn<Asked extends Question>(
  questions: readonly Asked[],
  number: string | undefined,
): QuestionPlace<Asked> | null {
  const index = Number(number) - 1;
  const question = Number.isInteger(index) ? questions[index] : undefined;
  return question === undefined ? null : { question, number: index + 1, count: questions.length };
}

const asked = (form: Pick<ApplicationForm, "tasks">, task: "plan" | "evidence") =>
  form.tasks.find(({ key }) => key === task)?.questions ?? [];

/** Null where there is no such question. */
export const planPlace = (form: Pick<ApplicationForm, "tasks">, number: string | undefined) =>
  placeIn(asked(form, "plan").filter(isPlan), number);
export const evidencePlace = (form: Pick<ApplicationForm, "tasks">, number: string | undefined) =>
  placeIn(asked(form, "evidence").filter(isEvidence), number);

/** The next question, else the task list; from "check answers" back to it with the row marked. */
export function afterQuestion(
  applicationId: string,
  task: "plan" | "evidence",
  { number, count, question }: QuestionPlace<Question>,
  backToCheck: boolean,
): string {
  const home = `/apply/${applicationId}`;
  if (backToCheck) return `${home}/check?changed=${encodeURIComponent(question.key)}`;
  return number < count ? `${home}/${task}/${number + 1}` : home;
}
