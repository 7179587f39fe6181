/** Applications of the demo, through the same commands that a merchant's pages give. */
import { crc32, deflateSync } from "node:zlib";
import { answerTask } from "~/features/applications/answer.server";
import { attachEvidence } from "~/features/applications/attach.server";
import { startApplication } from "~/features/applications/start.server";
import { submitApplication } from "~/features/applications/submit.server";
import { withdrawApplication } from "~/features/applications/withdraw.server";
import type { KindCode } from "~/features/metrics/dictionary";
import type { AutomaticActor } from "~/features/people/actor";
import { kindOf } from "~/features/programs/kinds";
import type { AnswerValue, PlanQuestion, Question } from "~/features/programs/question";
import { inTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import { uuidOf } from "~/values/public-id";

export type DemoWish = {
  readonly kind: KindCode;
  readonly storeUid: string;
  readonly productUid?: string;
  /** Left as a draft, half way. */
  readonly unfinished?: boolean;
};

/** A plain grey PNG: what a photographed page looks like from far away. */
export function greyPng(width: number, height: number): Uint8Array {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, "ascii"), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 0xd8)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function plausible(question: PlanQuestion): AnswerValue {
  if ("options" in question) {
    const first = question.options[0]?.value ?? "";
    return question.type === "choices" ? [first] : first;
  }
  const usual = question.type === "money" ? 9_900 : 20;
  if ("min" in question) return Math.min(question.max, Math.max(question.min, usual));
  return "每周三场直播，主推应季新品，48 小时内发货。";
}

async function revisionOf(marketplaceId: string, applicationId: string): Promise<number> {
  const id = uuidOf("application", applicationId) ?? "";
  const row = await inTenant(marketplaceId, (tx) =>
    tx.application.findUniqueOrThrow({ where: { marketplaceId_id: { marketplaceId, id } } }),
  );
  return row.revision;
}

const isPlan = (question: Question): question is PlanQuestion => question.type !== "evidence";

/** Applies as far as the rules let the store come; what they refuse is withdrawn again. */
export async function applyFor(
  actor: AutomaticActor,
  wish: DemoWish,
  currency: Currency,
): Promise<void> {
  const kind = kindOf(wish.kind);
  const { kind: _, unfinished = false, ...place } = wish;
  const started = await startApplication(actor, { slug: kind.slug, ...place });
  if (!started.ok) return;
  const { applicationId } = started;
  const questions = kind.questions(kind.template(currency), currency);
  const revision = () => revisionOf(actor.marketplaceId, applicationId);
  const save = async (given: Omit<Parameters<typeof answerTask>[2], "revision">) =>
    answerTask(actor, applicationId, { ...given, revision: await revision() });

  await save({ task: "shop", done: true });
  const plan = questions.filter(isPlan);
  const answers = Object.fromEntries(plan.map((question) => [question.key, plausible(question)]));
  if (plan.length > 0) await save({ task: "plan", answers, done: true });
  if (unfinished) return;
  for (const question of questions)
    if (question.type === "evidence")
      for (let file = 0; file < question.atLeast; file += 1)
        await attachEvidence(actor, applicationId, {
          questionKey: question.key,
          fileName: `${question.key}-${file + 1}.png`,
          bytes: greyPng(600 + file, 400),
        });
  await save({ task: "evidence", done: true });
  await save({ task: "agreement", agreed: true });
  const sent = await submitApplication(actor, applicationId, {
    revision: await revision(),
    key: applicationId,
  });
  if (!sent.ok) await withdrawApplication(actor, applicationId, { revision: await revision() });
}
