/** One application as the pages of its merchant read it (M3). */
import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { marketOf } from "~/features/programs/market.server";
import { inTenant } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";
import type { ApplicationStatus } from "./application";
import type { ApplicationForm } from "./application-case";
import { formOf } from "./form-of.server";

/** Null where there is none, or it is not the actor's. Until a decision is final her answer is still to come. */
export async function applicationForm(
  actor: Actor,
  applicationId: string,
): Promise<ApplicationForm | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "application:read", { marketplaceId });
  const id = uuidOf("application", applicationId);
  if (id === null) return null;
  const market = await marketOf(marketplaceId);
  return inTenant(marketplaceId, async (tx) => {
    const row = await tx.application.findUnique({
      where: { marketplaceId_id: { marketplaceId, id } },
    });
    if (row === null || !may(actor, "application:read", row)) return null;
    const undecided = row.decidedAt !== null && row.closedAt === null;
    const status = (undecided ? "IN_REVIEW" : row.status) as ApplicationStatus;
    return formOf(tx, market, { ...row, status });
  });
}
