/** A version is put in force: one new row that nothing changes any more. */
import { ruleSemantics } from "~/features/eligibility/evaluate";
import { record } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { asJson } from "~/platform/json.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId, publicId, uuidOf } from "~/values/public-id";
import { contentHash } from "./content-hash.server";
import { type ProgramState, takesVersions } from "./program";
import { parseTerms, type Terms } from "./terms";
import { kindNamed } from "./version.server";

export type Publication = {
  readonly terms: unknown;
  /** Why, in the publisher's words; part of the record. */
  readonly reason: string;
};
export type Published = { readonly versionId: string; readonly number: number };
export type PublishRefusal = "not-found" | "malformed-terms" | "nothing-changed" | "wrong-state";

/** Locks the program: two publications of one program follow each other. */
async function lockedProgram(tx: Tx, actor: Actor, programId: string) {
  await tx.$queryRaw`
    SELECT 1 FROM program
    WHERE marketplace_id = ${actor.marketplaceId}::uuid AND id = ${programId}::uuid FOR UPDATE`;
  return tx.program.findUnique({
    where: { marketplaceId_id: { marketplaceId: actor.marketplaceId, id: programId } },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
}

type NewVersion = Terms & {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly reason: string;
};

async function insertVersion(tx: Tx, actor: Actor, programId: string, version: NewVersion) {
  const { id, number, hash, reason, name, settings, rules, opensOn, closesOn } = version;
  await tx.programVersion.create({
    data: {
      marketplaceId: actor.marketplaceId,
      id,
      programId,
      number,
      name: asJson(name),
      settings: asJson(settings),
      rules: asJson(rules),
      opensOn: opensOn === null ? null : new Date(opensOn),
      closesOn: closesOn === null ? null : new Date(closesOn),
      contentHash: hash,
      semantics: ruleSemantics,
      reason,
      publishedAt: now(),
      publishedBy: actor.name,
      publishedById: actorId(actor),
    },
  });
}

/** Refused with the place of every mistake; a version equal to the last one is not published twice. */
export function publishProgram(
  actor: Actor,
  programId: string,
  publication: Publication,
): Promise<Outcome<Published, PublishRefusal>> {
  mustBeAllowed(actor, "program:publish", actor);
  const id = uuidOf("program", programId);
  if (id === null) return Promise.resolve(refuse("not-found"));
  return inTenant(actor.marketplaceId, async (tx) => {
    const program = await lockedProgram(tx, actor, id);
    if (program === null) return refuse("not-found");
    if (!takesVersions(program.state as ProgramState)) {
      return refuse("wrong-state", { state: program.state });
    }
    const parsed = parseTerms(kindNamed(program.kind), publication.terms);
    if (!parsed.ok) return refuse("malformed-terms", { errors: parsed.troubles });
    const hash = contentHash(parsed.terms);
    const last = program.versions[0];
    if (last?.contentHash === hash) return refuse("nothing-changed", { number: last.number });
    const version = { id: newId(), number: (last?.number ?? 0) + 1, hash };
    await insertVersion(tx, actor, id, { ...version, ...parsed.terms, reason: publication.reason });
    const state = program.state === "PAUSED" ? "PAUSED" : "ACTIVE";
    await tx.program.update({
      where: { marketplaceId_id: { marketplaceId: actor.marketplaceId, id } },
      data: { currentVersionId: version.id, state },
    });
    await record(tx, actor, {
      verb: "program-published",
      thing: { kind: "program", id: publicId("program", id) },
      before: last === undefined ? null : { number: last.number, hash: last.contentHash },
      after: { number: version.number, hash, reason: publication.reason, state },
    });
    return { ok: true, versionId: publicId("version", version.id), number: version.number };
  });
}
