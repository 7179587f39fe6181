/** A reviewer takes a case for ten minutes, so that two do not work on it at once. A lock that nobody needs to break. */
import type { StaffActor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { allows } from "./application";
import type { Claim } from "./application-case";
import { lockedApplication } from "./row.server";

export const claimMilliseconds = 10 * 60_000;

type ClaimRefusal = "not-found" | "not-now" | "claimed";

/** Taking it again renews it. Somebody else's claim holds until it runs out. */
export function claimApplication(
  actor: StaffActor,
  applicationId: string,
): Promise<Outcome<{ readonly claim: Claim }, ClaimRefusal>> {
  return inTenant(actor.marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:claim", applicationId);
    if (row === null) return refuse("not-found");
    if (!allows(row.status, "claim", actor)) return refuse("not-now", { status: row.status });
    const { claimedBy, claimedByName, claimedUntil } = row;
    if (claimedUntil !== null && claimedUntil > now() && claimedBy !== actor.personId) {
      return refuse("claimed", { by: claimedByName, until: claimedUntil });
    }
    const until = new Date(now().getTime() + claimMilliseconds);
    await put(tx, row, {
      claimedBy: actor.personId,
      claimedByName: actor.name,
      claimedUntil: until,
    });
    return { ok: true, claim: { personId: actor.personId, name: actor.name, until } };
  });
}

export function releaseApplication(
  actor: StaffActor,
  applicationId: string,
): Promise<Outcome<object, "not-found">> {
  return inTenant(actor.marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:claim", applicationId);
    if (row === null) return refuse("not-found");
    if (row.claimedBy === actor.personId) {
      await put(tx, row, { claimedBy: null, claimedByName: null, claimedUntil: null });
    }
    return { ok: true };
  });
}

type Tx = Parameters<typeof lockedApplication>[0];
type Held = {
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  readonly claimedUntil: Date | null;
};

/** A claim is no change of the case: the revision stays, and nobody's form grows stale by it. */
const put = (
  tx: Tx,
  { marketplaceId, id }: { readonly marketplaceId: string; readonly id: string },
  data: Held,
) => tx.application.update({ where: { marketplaceId_id: { marketplaceId, id } }, data });
