/** What administrators do with an endpoint that is there. Each is one transaction and one line of history. */
import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { inTenant, type Prisma, type Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { EndpointWish } from "./create-endpoint.server";
import { switchOff } from "./judge.server";
import { newSecret, sealSecret } from "./secret.server";

type Endpoint = Prisma.WebhookEndpointGetPayload<Record<never, never>>;
type Refused = "no-such-endpoint";
type Given = { readonly tx: Tx; readonly endpoint: Endpoint; readonly at: Date };

/** With the endpoint locked, and the database's clock. */
export async function withEndpoint<Value, Because extends string = never>(
  actor: Actor,
  endpointId: string,
  work: (given: Given) => Promise<Outcome<Value, Because>>,
): Promise<Outcome<Value, Because | Refused>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "webhook:write", { marketplaceId });
  return inTenant(marketplaceId, async (tx) => {
    const [locked] = await tx.$queryRaw<{ at: Date }[]>`
      SELECT clock_timestamp() AS at FROM webhook_endpoint
      WHERE marketplace_id = ${marketplaceId}::uuid AND id = ${endpointId}::uuid
        AND status <> 'REMOVED' FOR UPDATE`;
    if (locked === undefined) return refuse("no-such-endpoint");
    const where = { marketplaceId_id: { marketplaceId, id: endpointId } };
    const endpoint = await tx.webhookEndpoint.findUniqueOrThrow({ where });
    return work({ tx, endpoint, at: locked.at });
  });
}

export const thingOf = ({ id }: Pick<Endpoint, "id">) => ({ kind: "webhook", id });
const placeOf = ({ marketplaceId, id }: Endpoint) => ({ marketplaceId_id: { marketplaceId, id } });
/** A fresh start: what failed before says nothing about what comes. */
const unburdened = { failures: 0, failingSince: null, warnedAt: null, restUntil: null };

export const changeEndpoint = (actor: Actor, endpointId: string, wish: EndpointWish) =>
  withEndpoint(actor, endpointId, async ({ tx, endpoint }) => {
    const { name, url } = wish;
    const types = [...wish.types];
    const moved = url === endpoint.url ? {} : unburdened;
    await tx.webhookEndpoint.update({
      where: placeOf(endpoint),
      data: { name, url, types, ...moved },
    });
    await record(tx, actor, {
      verb: "webhook-changed",
      thing: thingOf(endpoint),
      before: { name: endpoint.name, url: endpoint.url, types: endpoint.types },
      after: { name, url, types },
    });
    return { ok: true };
  });

/** The old secret signs beside the new one for so many hours. */
export const replaceSecret = (actor: Actor, endpointId: string, overlapHours: number) =>
  withEndpoint(actor, endpointId, async ({ tx, endpoint, at }) => {
    const secret = newSecret();
    const until = new Date(at.getTime() + overlapHours * 3_600_000);
    const keeps = overlapHours > 0;
    await tx.webhookEndpoint.update({
      where: placeOf(endpoint),
      data: {
        secret: sealSecret(secret, endpoint.marketplaceId, endpoint.id),
        previousSecret: keeps ? endpoint.secret : null,
        previousUntil: keeps ? until : null,
      },
    });
    await record(tx, actor, {
      verb: "webhook-secret-replaced",
      thing: thingOf(endpoint),
      after: { overlapHours },
    });
    return { ok: true, secret, until: keeps ? until : null };
  });

export const switchEndpoint = (actor: Actor, endpointId: string, to: "ON" | "OFF") =>
  withEndpoint(actor, endpointId, async ({ tx, endpoint }) => {
    if (endpoint.status === to) return { ok: true };
    if (to === "OFF") await switchOff(tx, endpoint.marketplaceId, endpoint.id, "person");
    else
      await tx.webhookEndpoint.update({
        where: placeOf(endpoint),
        data: { status: "ON", offBecause: null, ...unburdened },
      });
    const verb = to === "ON" ? "webhook-switched-on" : "webhook-switched-off";
    await record(tx, actor, { verb, thing: thingOf(endpoint) });
    return { ok: true };
  });

/** It is told nothing any more and stands in no list; what it was sent stays for its month. */
export const removeEndpoint = (actor: Actor, endpointId: string) =>
  withEndpoint(actor, endpointId, async ({ tx, endpoint }) => {
    await switchOff(tx, endpoint.marketplaceId, endpoint.id, "person");
    await tx.webhookEndpoint.update({ where: placeOf(endpoint), data: { status: "REMOVED" } });
    await record(tx, actor, { verb: "webhook-removed", thing: thingOf(endpoint) });
    return { ok: true };
  });
