/** An application as every command takes hold of it: locked, and only where the actor may see it. */
import { type Actor, actorId } from "~/features/people/actor";
import { may, mustBeAllowed, type Verb } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { asJson } from "~/platform/json.server";
import { newId, uuidOf } from "~/values/public-id";
import type { ApplicationStatus } from "./application";

type Row = NonNullable<Awaited<ReturnType<Tx["application"]["findUnique"]>>>;
export type ApplicationRow = Omit<Row, "status"> & { readonly status: ApplicationStatus };

/** Null where there is none, and where it is not the actor's: the two are not told apart. */
export async function lockedApplication(
  tx: Tx,
  actor: Actor,
  verb: Verb,
  publicId: string,
): Promise<ApplicationRow | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, verb, { marketplaceId });
  const id = uuidOf("application", publicId);
  if (id === null) return null;
  await tx.$queryRaw`
    SELECT 1 FROM application
    WHERE marketplace_id = ${marketplaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.application.findUnique({
    where: { marketplaceId_id: { marketplaceId, id } },
  });
  if (row === null || !may(actor, verb, row)) return null;
  return { ...row, status: row.status as ApplicationStatus };
}

/** One line of what happened to it; the writer's answer to "who did that, and when". */
export async function addStep(
  tx: Tx,
  actor: Actor,
  applicationId: string,
  verb: string,
  details: Readonly<Record<string, unknown>> | null = null,
): Promise<void> {
  await tx.applicationStep.create({
    data: {
      marketplaceId: actor.marketplaceId,
      id: newId(),
      applicationId,
      at: now(),
      actorKind: actor.kind,
      actorId: actorId(actor),
      actorName: actor.name,
      verb,
      ...(details === null ? {} : { details: asJson(details) }),
    },
  });
}

/** Raises the revision with every change, so that a writer who saw an older one is told. */
export async function changeApplication(
  tx: Tx,
  row: Pick<ApplicationRow, "marketplaceId" | "id">,
  data: Parameters<Tx["application"]["update"]>[0]["data"],
): Promise<number> {
  const { marketplaceId, id } = row;
  const changed = await tx.application.update({
    where: { marketplaceId_id: { marketplaceId, id } },
    data: { ...data, revision: { increment: 1 }, savedAt: now() },
    select: { revision: true },
  });
  return changed.revision;
}
