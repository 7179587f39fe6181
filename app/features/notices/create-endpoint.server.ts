import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { MessageType } from "./message-types";
import { newSecret, sealSecret } from "./secret.server";

export type EndpointWish = {
  readonly name: string;
  readonly url: string;
  /** Empty: all, also those to come. */
  readonly types: readonly MessageType[];
};

export const wishOf = (form: {
  readonly name: string;
  readonly url: string;
  readonly which: "all" | "some";
  readonly types: readonly MessageType[];
}): EndpointWish => ({
  name: form.name,
  url: form.url,
  types: form.which === "all" ? [] : form.types,
});

/** The secret is in this answer and encrypted in the database, and nowhere else. */
export function createEndpoint(
  actor: Actor,
  { name, url, types }: EndpointWish,
): Promise<{ readonly endpointId: string; readonly secret: string }> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "webhook:write", { marketplaceId });
  const endpointId = newId();
  const secret = newSecret();
  return inTenant(marketplaceId, async (tx) => {
    await tx.webhookEndpoint.create({
      data: {
        ...{ marketplaceId, id: endpointId, name, url, types: [...types], status: "ON" },
        secret: sealSecret(secret, marketplaceId, endpointId),
        createdBy: actor.kind === "person" ? actor.personId : null,
        createdAt: now(),
      },
    });
    await record(tx, actor, {
      verb: "webhook-created",
      thing: { kind: "webhook", id: endpointId },
      after: { name, url, types: [...types] },
    });
    return { endpointId, secret };
  });
}
