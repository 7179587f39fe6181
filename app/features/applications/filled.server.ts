/** What a merchant has filled in so far, read with the questions of the version she applies under. */
import { z } from "zod";
import type { Market } from "~/features/programs/market.server";
import { answerSchema } from "~/features/programs/question";
import { type OfferedProgram, readVersion } from "~/features/programs/version.server";
import type { Tx } from "~/platform/database.server";
import type { ApplicationRow } from "./row.server";
import { taskKeys } from "./task";
import type { Filled } from "./task-list";

export const answersSchema = z.record(z.string(), answerSchema);
export const askedSchema = z.array(
  z.object({ task: z.enum(taskKeys), message: z.string().min(1).max(2_000) }),
);

export type FilledApplication = Filled & { readonly program: OfferedProgram };

export async function filledOf(
  tx: Tx,
  row: ApplicationRow,
  market: Pick<Market, "currency">,
): Promise<FilledApplication> {
  const { marketplaceId, id } = row;
  const program = await readVersion(tx, marketplaceId, row.versionId);
  const files = await tx.evidence.groupBy({
    by: ["questionKey"],
    where: { marketplaceId, applicationId: id, removedAt: null },
    _count: true,
  });
  const asked = await tx.infoRequest.findFirst({
    where: { marketplaceId, applicationId: id, answeredAt: null, lapsedAt: null },
  });
  return {
    program,
    status: row.status,
    questions: program.kind.questions(program.version.settings, market.currency),
    answers: answersSchema.parse(row.answers),
    files: Object.fromEntries(files.map((group) => [group.questionKey, group._count])),
    tasksDone: row.tasksDone,
    agreed: row.agreedAt !== null && row.agreedVersion === row.versionId,
    asked: asked === null ? [] : askedSchema.parse(asked.items),
  };
}
