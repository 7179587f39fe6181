import { inTenant, type Prisma, sqlInTenant } from "~/platform/database.server";
import type { ChainAnswer, Verification } from "./chain-answer";
import { type Author, record } from "./record.server";
import { verifyHistory } from "./verify.server";

const verb = "history-verified";

/** Verifies, and keeps the answer as an entry: who asked, and what the chain was like then. */
export async function verifyAndNote(author: Author): Promise<Verification> {
  const { marketplaceId } = author;
  const answer = await verifyHistory(marketplaceId);
  await inTenant(marketplaceId, (tx) =>
    record(tx, author, {
      verb,
      thing: { kind: "history", id: marketplaceId },
      after: answer as unknown as Prisma.InputJsonValue,
    }),
  );
  return answer;
}

/** The newest answer; null where nobody has asked yet. */
export async function lastVerification(reader: Author): Promise<ChainAnswer | null> {
  const { marketplaceId } = reader;
  const [row] = await sqlInTenant(
    marketplaceId,
    (sql) => sql<{ at: Date; by: string; answer: Verification }[]>`
      SELECT at, actor_name AS by, after AS answer FROM audit_entry
       WHERE marketplace_id = ${marketplaceId} AND verb = ${verb}
       ORDER BY at DESC, id DESC LIMIT 1`,
  );
  return row === undefined ? null : { ...row.answer, at: row.at, by: row.by };
}
