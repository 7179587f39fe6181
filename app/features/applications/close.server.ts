import type { Actor } from "~/features/people/actor";
import type { Tx } from "~/platform/database.server";
import { canBecome } from "./application";
import { type ApplicationRow, addStep, changeApplication } from "./row.server";

/** Over without a decision: nothing waits for anybody any more, and the place is free for a new one. */
export async function closeApplication(
  tx: Tx,
  actor: Actor,
  row: ApplicationRow,
  to: "WITHDRAWN" | "EXPIRED",
  at: Date,
): Promise<void> {
  if (!canBecome(row.status, to)) throw new Error(`no way from ${row.status} to ${to}`);
  await tx.infoRequest.updateMany({
    where: {
      marketplaceId: row.marketplaceId,
      applicationId: row.id,
      answeredAt: null,
      lapsedAt: null,
    },
    data: { lapsedAt: at },
  });
  await changeApplication(tx, row, {
    status: to,
    closedAt: at,
    claimedBy: null,
    claimedByName: null,
    claimedUntil: null,
  });
  await addStep(tx, actor, row.id, to === "WITHDRAWN" ? "withdrawn" : "expired");
}
