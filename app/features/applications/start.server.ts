/** A merchant begins: a draft of the version in force. Beginning twice finds the draft. */
import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { marketOf } from "~/features/programs/market.server";
import { isOffered } from "~/features/programs/program";
import { type OfferedProgram, programBySlug } from "~/features/programs/read.server";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant, type Tx } from "~/platform/database.server";
import { type Day, dayOf } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { newId, publicId } from "~/values/public-id";
import { applyDays } from "./apply-days";
import { addStep } from "./row.server";

export type Wish = {
  readonly slug: string;
  readonly storeUid: string;
  readonly productUid?: string;
};
export type StartRefusal =
  | "not-found"
  | "not-open"
  | "product-needed"
  | "product-not-allowed"
  | "already-joined";

/** The terms of what is asked for, or why it cannot be asked for. */
function refusalOf(program: OfferedProgram, wish: Wish, today: Day) {
  const days = applyDays(program.kind, program.version, today);
  if (!isOffered(program.state) || !days.open) return refuse("not-open", { ...days });
  if (program.kind.subject === "product" && wish.productUid === undefined) {
    return refuse("product-needed");
  }
  if (program.kind.subject === "store" && wish.productUid !== undefined) {
    return refuse("product-not-allowed");
  }
  return null;
}

/** The store of the wish where it is the actor's and open, and its product where one is named. */
async function ownStore(tx: Tx, actor: Actor, { storeUid, productUid }: Wish) {
  const { marketplaceId } = actor;
  const store = await tx.store.findUnique({
    where: { marketplaceId_storeUid: { marketplaceId, storeUid } },
  });
  if (store === null || !may(actor, "application:write", store)) return null;
  if (productUid === undefined) return store;
  const product = await tx.product.findUnique({
    where: { marketplaceId_productUid: { marketplaceId, productUid } },
  });
  return product?.storeUid === storeUid && product.delistedAt === null ? store : null;
}

export async function startApplication(
  actor: Actor,
  wish: Wish,
): Promise<Outcome<{ readonly applicationId: string; readonly existing: boolean }, StartRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "application:write", { marketplaceId });
  const [market, program] = await Promise.all([
    marketOf(marketplaceId),
    sqlInTenant(marketplaceId, (sql) => programBySlug(sql, wish.slug)),
  ]);
  if (program === null) return refuse("not-found");
  return inTenant(marketplaceId, async (tx) => {
    const store = await ownStore(tx, actor, wish);
    if (store === null) return refuse("not-found");
    const place = {
      marketplaceId,
      programId: program.id,
      storeUid: wish.storeUid,
      productUid: wish.productUid ?? null,
    };
    const open = await tx.application.findFirst({ where: { ...place, closedAt: null } });
    if (open !== null) {
      return { ok: true, applicationId: publicId("application", open.id), existing: true };
    }
    const refusal = refusalOf(program, wish, dayOf(now(), market.zone));
    if (refusal !== null) return refusal;
    const running = await tx.enrollment.count({ where: { ...place, endedOn: null } });
    if (running > 0) return refuse("already-joined");
    return begin(tx, actor, {
      ...place,
      entityUid: store.entityUid,
      versionId: program.version.id,
    });
  });
}

type Place = {
  readonly marketplaceId: string;
  readonly programId: string;
  readonly versionId: string;
  readonly entityUid: string;
  readonly storeUid: string;
  readonly productUid: string | null;
};

/** Two that begin at once meet at the index: the second finds the first one's draft. */
async function begin(tx: Tx, actor: Actor, place: Place) {
  const id = newId();
  const { count } = await tx.application.createMany({
    data: { ...place, id, status: "DRAFT", createdAt: now(), savedAt: now() },
    skipDuplicates: true,
  });
  if (count === 0) {
    const { versionId: _, entityUid: __, ...key } = place;
    const other = await tx.application.findFirstOrThrow({ where: { ...key, closedAt: null } });
    return { ok: true as const, applicationId: publicId("application", other.id), existing: true };
  }
  const applicationId = publicId("application", id);
  await addStep(tx, actor, id, "started");
  await record(tx, actor, {
    verb: "application-started",
    thing: { kind: "application", id: applicationId },
    after: { programId: publicId("program", place.programId), storeUid: place.storeUid },
  });
  return { ok: true as const, applicationId, existing: false };
}
