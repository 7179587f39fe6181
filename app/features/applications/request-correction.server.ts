/** "This is wrong": a merchant says so of something we know of her shop. The value itself stays as it is. */
import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { addStep, lockedApplication } from "./row.server";

export type Correction = {
  /** Of the known detail, such as `legalName`. */
  readonly key: string;
  /** What it should say, in the merchant's words. */
  readonly message: string;
};

/** Stands in the case's history, where the reviewer reads it, and in the audit. */
export function requestCorrection(
  actor: Actor,
  applicationId: string,
  { key, message }: Correction,
): Promise<Outcome<object, "not-found">> {
  return inTenant(actor.marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:write", applicationId);
    if (row === null) return refuse("not-found");
    await addStep(tx, actor, row.id, "correction-requested", { key, message });
    await record(tx, actor, {
      verb: "correction-requested",
      thing: { kind: "application", id: applicationId },
      after: { key, message },
    });
    return { ok: true };
  });
}
