/** "Tell me when I qualify": kept until the first evaluation that turns, or until it is called off. */
import { record } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { programBySlug } from "~/features/programs/read.server";
import { now } from "~/platform/clock.server";
import { inTenant, type Sql, sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId, publicId } from "~/values/public-id";

export type Watch = { readonly slug: string; readonly storeUid: string };

async function programOf(actor: Actor, { slug, storeUid }: Watch): Promise<string | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "watch:write", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const [store] = await sql<{ entity_uid: string }[]>`
      SELECT entity_uid FROM store
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
    const thing = { marketplaceId, entityUid: store?.entity_uid ?? null };
    if (store === undefined || !may(actor, "watch:write", thing)) return null;
    return (await programBySlug(sql, slug))?.id ?? null;
  });
}

/** Watching twice is watching once. */
export async function watchProgram(
  actor: Actor,
  watch: Watch,
): Promise<Outcome<object, "not-found">> {
  const { marketplaceId } = actor;
  const programId = await programOf(actor, watch);
  if (programId === null) return refuse("not-found");
  return inTenant(marketplaceId, async (tx) => {
    const { count } = await tx.eligibilityWatch.createMany({
      data: {
        marketplaceId,
        id: newId(),
        programId,
        storeUid: watch.storeUid,
        personId: actorId(actor),
        createdAt: now(),
      },
      skipDuplicates: true,
    });
    if (count > 0) {
      await record(tx, actor, {
        verb: "program-watched",
        thing: { kind: "program", id: publicId("program", programId) },
        after: { storeUid: watch.storeUid },
      });
    }
    return { ok: true };
  });
}

export async function unwatchProgram(
  actor: Actor,
  watch: Watch,
): Promise<Outcome<object, "not-found">> {
  const { marketplaceId } = actor;
  const programId = await programOf(actor, watch);
  if (programId === null) return refuse("not-found");
  return inTenant(marketplaceId, async (tx) => {
    await tx.eligibilityWatch.updateMany({
      where: {
        marketplaceId,
        programId,
        storeUid: watch.storeUid,
        personId: actorId(actor),
        endedAt: null,
      },
      data: { endedAt: now() },
    });
    return { ok: true };
  });
}

export async function isWatching(
  sql: Sql,
  actor: Actor,
  programId: string,
  storeUid: string,
): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const rows = await sql`
    SELECT 1 FROM eligibility_watch
    WHERE marketplace_id = ${actor.marketplaceId} AND program_id = ${programId}
      AND store_uid = ${storeUid} AND person_id = ${actor.personId} AND ended_at IS NULL`;
  return rows.length > 0;
}
