/** The task list of an application: which tasks there are, how each stands, and what stops it from being sent. */
import type { Answers } from "~/features/programs/kind";
import {
  type AnswerTrouble,
  answerTrouble,
  type EvidenceQuestion,
  type PlanQuestion,
  type Question,
} from "~/features/programs/question";
import type { Words } from "~/values/words";
import type { ApplicationStatus } from "./application";
import type { TaskView } from "./application-case";
import type { TaskKey, TaskStatus } from "./task";

export type Filled = {
  readonly status: ApplicationStatus;
  readonly questions: readonly Question[];
  readonly answers: Answers;
  /** Files by question key. */
  readonly files: Readonly<Record<string, number>>;
  readonly tasksDone: readonly string[];
  readonly agreed: boolean;
  readonly asked: readonly { readonly task: TaskKey; readonly message: string }[];
};

const isEvidence = (question: Question): question is EvidenceQuestion =>
  question.type === "evidence";
export const planQuestions = (questions: readonly Question[]): readonly PlanQuestion[] =>
  questions.filter((question): question is PlanQuestion => !isEvidence(question));
export const evidenceQuestions = (questions: readonly Question[]): readonly EvidenceQuestion[] =>
  questions.filter(isEvidence);

export type QuestionTrouble = AnswerTrouble & { readonly key: string };

/** What is missing or wrong in the plan and the evidence, by question. */
export function troublesOf({ questions, answers, files }: Filled): readonly QuestionTrouble[] {
  const wrong = planQuestions(questions).flatMap((question): QuestionTrouble[] => {
    const trouble = answerTrouble(question, answers[question.key]);
    return trouble === null ? [] : [{ key: question.key, ...trouble }];
  });
  const missing = evidenceQuestions(questions).flatMap(({ key, atLeast }): QuestionTrouble[] =>
    (files[key] ?? 0) >= atLeast
      ? []
      : [{ key, message: "Attach at least {minimum} files", values: { minimum: atLeast } }],
  );
  return [...wrong, ...missing];
}

function partStatus(keys: readonly string[], filled: Filled, task: TaskKey): TaskStatus {
  const troubles = troublesOf(filled).filter(({ key }) => keys.includes(key));
  const begun = keys.some(
    (key) => (filled.files[key] ?? 0) > 0 || (filled.answers[key] ?? null) !== null,
  );
  const through = filled.tasksDone.includes(task);
  if (troubles.length === 0 && (through || (begun && task === "plan"))) return "completed";
  return begun || through ? "in-progress" : "not-started";
}

function ownStatus(task: TaskKey, filled: Filled): TaskStatus {
  switch (task) {
    case "shop":
      return filled.tasksDone.includes("shop") ? "completed" : "not-started";
    case "agreement":
      return filled.agreed ? "completed" : "not-started";
    case "plan":
      return partStatus(
        planQuestions(filled.questions).map(({ key }) => key),
        filled,
        task,
      );
    case "evidence":
      return partStatus(
        evidenceQuestions(filled.questions).map(({ key }) => key),
        filled,
        task,
      );
    case "check":
      return "not-started";
  }
}

/** Only what the kind asks for: no plan or evidence where it has no such question. */
export function taskKeysOf(questions: readonly Question[]): readonly TaskKey[] {
  const plan: readonly TaskKey[] = planQuestions(questions).length > 0 ? ["plan"] : [];
  const evidence: readonly TaskKey[] = evidenceQuestions(questions).length > 0 ? ["evidence"] : [];
  return ["shop", ...plan, ...evidence, "agreement", "check"];
}

const finishOthers: Words = {
  en: "Complete the tasks above first",
  zh: "请先完成以上各项",
};

const askedFor = (filled: Filled, task: TaskKey): string | null =>
  filled.status === "INFO_REQUESTED" && !filled.tasksDone.includes(task)
    ? (filled.asked.find((item) => item.task === task)?.message ?? null)
    : null;

export function taskList(filled: Filled): readonly TaskView[] {
  const keys = taskKeysOf(filled.questions);
  const before = keys
    .filter((key) => key !== "check")
    .map((key): TaskView => {
      const message = askedFor(filled, key);
      const questions =
        key === "plan"
          ? planQuestions(filled.questions)
          : key === "evidence"
            ? evidenceQuestions(filled.questions)
            : [];
      return {
        key,
        status: message === null ? ownStatus(key, filled) : "needs-change",
        reason: message === null ? null : { en: message, zh: message },
        questions,
      };
    });
  const ready = before.every(({ status }) => status === "completed");
  const check: TaskView = {
    key: "check",
    status: ready ? "not-started" : "blocked",
    reason: ready ? null : finishOthers,
    questions: [],
  };
  return [...before, check];
}

/** A draft may be changed everywhere; after questions from staff only what they named. */
export function mayChange(task: TaskKey, filled: Pick<Filled, "status" | "asked">): boolean {
  if (task === "check") return false;
  if (filled.status === "DRAFT") return true;
  return filled.status === "INFO_REQUESTED" && filled.asked.some((item) => item.task === task);
}
