/** An application with everything its program asks for, made as its merchant makes it. */
import type { TestShop } from "#tests/support/shop";
import { answerTask } from "~/features/applications/answer.server";
import { attachEvidence } from "~/features/applications/attach.server";
import { applicationForm } from "~/features/applications/read-form.server";
import { startApplication } from "~/features/applications/start.server";
import { submitApplication } from "~/features/applications/submit.server";
import type { AnswerValue, Question } from "~/features/programs/question";

export async function formOf(shop: TestShop, id: string) {
  const read = await applicationForm(shop.owner, id);
  if (read === null) throw new Error("no such application");
  return read;
}

function anAnswer(question: Question): AnswerValue {
  switch (question.type) {
    case "text":
    case "long-text":
      return "An answer";
    case "choice":
      return question.options[0]?.value ?? "";
    case "choices":
      return question.options.slice(0, 1).map(({ value }) => value);
    case "count":
    case "money":
      return question.min;
    case "evidence":
      return null;
  }
}

let files = 0;
/** A PNG by its signature, and no two alike. */
export function aPng(): Uint8Array {
  files += 1;
  return new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, files, files >> 8]);
}

export async function filledIn(shop: TestShop, slug: string, productUid?: string): Promise<string> {
  const wish = {
    slug,
    storeUid: shop.storeUid,
    ...(productUid === undefined ? {} : { productUid }),
  };
  const started = await startApplication(shop.owner, wish);
  if (!started.ok) throw new Error(started.because);
  const id = started.applicationId;
  for (const task of (await formOf(shop, id)).tasks) {
    if (task.key === "check") continue;
    for (const question of task.questions) {
      if (question.type !== "evidence") continue;
      for (let file = 0; file < question.atLeast; file += 1) {
        const upload = { questionKey: question.key, fileName: "proof.png", bytes: aPng() };
        const attached = await attachEvidence(shop.owner, id, upload);
        if (!attached.ok) throw new Error(attached.because);
      }
    }
    const answers =
      task.key === "plan"
        ? Object.fromEntries(task.questions.map((each) => [each.key, anAnswer(each)]))
        : undefined;
    const saved = await answerTask(shop.owner, id, {
      revision: (await formOf(shop, id)).revision,
      task: task.key,
      ...(answers === undefined ? {} : { answers }),
      ...(task.key === "agreement" ? { agreed: true } : { done: true }),
    });
    if (!saved.ok)
      throw new Error(`${task.key}: ${saved.because} ${JSON.stringify(saved.details)}`);
  }
  return id;
}

export async function sent(shop: TestShop, slug: string, productUid?: string): Promise<string> {
  const id = await filledIn(shop, slug, productUid);
  const { revision } = await formOf(shop, id);
  const outcome = await submitApplication(shop.owner, id, { revision, key: `send ${id}` });
  if (!outcome.ok) throw new Error(`${outcome.because} ${JSON.stringify(outcome.details)}`);
  return id;
}
