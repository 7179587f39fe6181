/** A whole form at once, for those who fill it in from elsewhere: task by task, as its pages would. */
import type { Actor } from "~/features/people/actor";
import type { AnswerValue } from "~/features/programs/question";
import { type Outcome, refuse } from "~/values/outcome";
import { type AnswerRefusal, answerTask, type TaskAnswer } from "./answer.server";
import { applicationForm } from "./read-form.server";

export type WholeForm = {
  readonly answers?: Readonly<Record<string, AnswerValue>> | undefined;
  readonly agreed: boolean;
};

/** Nothing given changes nothing. Answers given say that shop and evidence were gone through as well. */
export async function answerForm(
  actor: Actor,
  applicationId: string,
  { answers, agreed }: WholeForm,
): Promise<Outcome<object, AnswerRefusal>> {
  const form = await applicationForm(actor, applicationId);
  if (form === null) return refuse("not-found");
  const wanted: Omit<TaskAnswer, "revision">[] = [
    ...(answers === undefined
      ? []
      : [
          { task: "shop", done: true } as const,
          { task: "plan", done: true, answers } as const,
          { task: "evidence", done: true } as const,
        ]),
    ...(agreed ? [{ task: "agreement", agreed: true } as const] : []),
  ].filter(({ task }) => form.tasks.some(({ key }) => key === task));
  let { revision } = form;
  for (const page of wanted) {
    const saved = await answerTask(actor, applicationId, { ...page, revision });
    if (!saved.ok) return saved;
    revision = saved.revision;
  }
  return { ok: true };
}
