/** One page of the form is saved. What is typed is kept even where the task is not complete by it. */
import type { Actor } from "~/features/people/actor";
import type { Answers } from "~/features/programs/kind";
import { marketOf } from "~/features/programs/market.server";
import { type AnswerValue, answerTrouble } from "~/features/programs/question";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { asJson } from "~/platform/json.server";
import { type Outcome, refuse } from "~/values/outcome";
import { allows } from "./application";
import { filledOf } from "./filled.server";
import { addStep, changeApplication, lockedApplication } from "./row.server";
import type { TaskKey } from "./task";
import { mayChange, planQuestions, type QuestionTrouble } from "./task-list";

export type TaskAnswer = {
  /** The one the page was read with. */
  readonly revision: number;
  readonly task: TaskKey;
  /** By question key; null takes an answer back. Money in minor units. */
  readonly answers?: Readonly<Record<string, AnswerValue>>;
  /** The agreement was accepted. */
  readonly agreed?: boolean;
  /** The merchant is through with the task. */
  readonly done?: boolean;
};
export type AnswerRefusal = "not-found" | "not-now" | "stale" | "bad-answers";

export async function answerTask(
  actor: Actor,
  applicationId: string,
  given: TaskAnswer,
): Promise<Outcome<{ readonly revision: number }, AnswerRefusal>> {
  const market = await marketOf(actor.marketplaceId);
  return inTenant(actor.marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:write", applicationId);
    if (row === null) return refuse("not-found");
    if (!allows(row.status, "answer", actor)) return refuse("not-now", { status: row.status });
    const filled = await filledOf(tx, row, market);
    if (!mayChange(given.task, filled)) return refuse("not-now", { status: row.status });
    if (row.revision !== given.revision) return refuse("stale", { revision: row.revision });
    const questions = planQuestions(filled.questions);
    const troubles = troublesIn(given, questions);
    if (troubles.length > 0) return refuse("bad-answers", { errors: troubles });
    const merged = withAnswers(filled.answers, given.task === "plan" ? (given.answers ?? {}) : {});
    const through = given.done === true || given.agreed === true;
    const done = through ? [...new Set([...row.tasksDone, given.task])] : row.tasksDone;
    const agrees = given.task === "agreement" && given.agreed === true;
    const revision = await changeApplication(tx, row, {
      answers: asJson(merged),
      tasksDone: done,
      ...(agrees ? { agreedAt: now(), agreedBy: actor.name, agreedVersion: row.versionId } : {}),
    });
    await addStep(tx, actor, row.id, agrees ? "agreed" : "answered", {
      task: given.task,
      ...(given.answers === undefined ? {} : { answers: given.answers }),
      ...(agrees ? { versionId: row.versionId } : {}),
    });
    return { ok: true, revision };
  });
}

function troublesIn(
  { answers = {}, task }: TaskAnswer,
  questions: ReturnType<typeof planQuestions>,
): readonly QuestionTrouble[] {
  return Object.entries(answers).flatMap(([key, value]): QuestionTrouble[] => {
    const question = task === "plan" ? questions.find((each) => each.key === key) : undefined;
    if (question === undefined) return [{ key, message: "There is no such question" }];
    const trouble = answerTrouble(question, value);
    return trouble === null ? [] : [{ key, ...trouble }];
  });
}

const withAnswers = (before: Answers, given: Readonly<Record<string, AnswerValue>>): Answers =>
  Object.fromEntries(
    Object.entries({ ...before, ...given }).filter(([, value]) => value !== null && value !== ""),
  );
