/** A version as it was stored, read by its kind. Versions never change, so each is parsed once. */
import { kindCodes } from "~/features/metrics/dictionary";
import type { Tx } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type AnyKind, isKindCode, kindOf } from "./kinds";
import type { ProgramState } from "./program";
import { parseTerms, type Terms } from "./terms";

export type Version = Terms & {
  readonly id: string;
  readonly programId: string;
  readonly number: number;
  readonly contentHash: string;
  readonly semantics: number;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly reason: string;
};
export type Program = {
  readonly id: string;
  readonly slug: string;
  readonly state: ProgramState;
  readonly kind: AnyKind;
};
export type OfferedProgram = Program & { readonly version: Version };

export type VersionRow = {
  readonly id: string;
  readonly program_id: string;
  readonly kind: string;
  readonly number: number;
  readonly name: unknown;
  readonly settings: unknown;
  readonly rules: unknown;
  readonly opens_on: Day | null;
  readonly closes_on: Day | null;
  readonly content_hash: string;
  readonly semantics: number;
  readonly published_at: Date;
  readonly published_by: string;
  readonly reason: string;
};
/** A kind the code no longer has cannot be read; that is a bug of a release, not of the data. */
export function kindNamed(code: string): AnyKind {
  if (!isKindCode(code)) throw new Error(`no such program kind: ${code} (of ${kindCodes.join()})`);
  return kindOf(code);
}

const keptAtMost = 2_000;
const kept = new Map<string, Version>();

/** Versions never change, so each is parsed once per process. */
export function versionFrom(row: VersionRow): Version {
  const known = kept.get(row.id);
  if (known !== undefined) return known;
  const parsed = parseTerms(kindNamed(row.kind), {
    name: row.name,
    settings: row.settings,
    rules: row.rules,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
  });
  if (!parsed.ok) {
    const [first] = parsed.troubles;
    throw new Error(`version ${row.id} cannot be read at ${first?.pointer}: ${first?.message.en}`);
  }
  const version: Version = {
    ...parsed.terms,
    id: row.id,
    programId: row.program_id,
    number: row.number,
    contentHash: row.content_hash,
    semantics: row.semantics,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    reason: row.reason,
  };
  kept.set(row.id, version);
  const oldest = kept.keys().next();
  if (kept.size > keptAtMost && !oldest.done) kept.delete(oldest.value);
  return version;
}

const dayIn = (date: Date | null): Day | null => date?.toISOString().slice(0, 10) ?? null;

/** A program with the version in force, inside a command's transaction. */
export async function programById(
  tx: Tx,
  marketplaceId: string,
  id: string,
): Promise<OfferedProgram> {
  const program = await tx.program.findUniqueOrThrow({
    where: { marketplaceId_id: { marketplaceId, id } },
  });
  if (program.currentVersionId === null) throw new Error(`program ${id} has no version in force`);
  return readVersion(tx, marketplaceId, program.currentVersionId);
}

/** One version with its program, inside a command's transaction. */
export async function readVersion(
  tx: Tx,
  marketplaceId: string,
  versionId: string,
): Promise<OfferedProgram> {
  const row = await tx.programVersion.findUniqueOrThrow({
    where: { marketplaceId_id: { marketplaceId, id: versionId } },
    include: { program: true },
  });
  const { program } = row;
  return {
    id: program.id,
    slug: program.slug,
    state: program.state as ProgramState,
    kind: kindNamed(program.kind),
    version: versionFrom({
      id: row.id,
      program_id: row.programId,
      kind: program.kind,
      number: row.number,
      name: row.name,
      settings: row.settings,
      rules: row.rules,
      opens_on: dayIn(row.opensOn),
      closes_on: dayIn(row.closesOn),
      content_hash: row.contentHash,
      semantics: row.semantics,
      published_at: row.publishedAt,
      published_by: row.publishedBy,
      reason: row.reason,
    }),
  };
}
