import { prisma } from "~/platform/database.server";
import type { Identity } from "./identity/identify.server";

/** Remembers in the session which marketplace it works in; only one the person takes part in. */
export async function chooseMarketplace(
  identity: Identity,
  marketplaceId: string,
): Promise<boolean> {
  if (!identity.parts.some((part) => part.marketplaceId === marketplaceId)) return false;
  await prisma().session.update({
    where: { id: identity.session.sessionId },
    data: { marketplaceId },
  });
  return true;
}
