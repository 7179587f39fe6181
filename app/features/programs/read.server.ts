/** Programs and their versions as every other room reads them: parsed, typed, and by their kind. */
import { type KindCode, kindCodes } from "~/features/metrics/dictionary";
import type { Sql } from "~/platform/database.server";
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

type VersionRow = {
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
type ProgramRow = { readonly slug: string; readonly state: ProgramState };

/** A kind the code no longer has cannot be read; that is a bug of a release, not of the data. */
export function kindNamed(code: string): AnyKind {
  if (!isKindCode(code)) throw new Error(`no such program kind: ${code} (of ${kindCodes.join()})`);
  return kindOf(code satisfies KindCode);
}

const keptAtMost = 2_000;
const kept = new Map<string, Version>();

/** Versions never change, so each is parsed once per process. */
function versionFrom(row: VersionRow): Version {
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

const programFrom = (row: ProgramRow & { readonly kind: string }, id: string): Program => ({
  id,
  slug: row.slug,
  state: row.state,
  kind: kindNamed(row.kind),
});

/** Every program with a version in force, in the order of the shipped kinds. */
export async function programsInForce(sql: Sql): Promise<readonly OfferedProgram[]> {
  const rows = await sql<(VersionRow & ProgramRow)[]>`
    SELECT p.slug, p.state, p.kind, v.*
    FROM program p
    JOIN program_version v
      ON v.marketplace_id = p.marketplace_id AND v.id = p.current_version_id
    ORDER BY p.created_at, p.slug`;
  return rows.map((row) => ({
    ...programFrom(row, row.program_id),
    version: versionFrom(row),
  }));
}

export async function programBySlug(sql: Sql, slug: string): Promise<OfferedProgram | null> {
  const [row] = await sql<(VersionRow & ProgramRow)[]>`
    SELECT p.slug, p.state, p.kind, v.*
    FROM program p
    JOIN program_version v
      ON v.marketplace_id = p.marketplace_id AND v.id = p.current_version_id
    WHERE p.slug = ${slug}`;
  return row === undefined
    ? null
    : { ...programFrom(row, row.program_id), version: versionFrom(row) };
}

/** The versions with these ids, in force or not. */
export async function versionsById(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfferedProgram>> {
  const rows = await sql<(VersionRow & ProgramRow)[]>`
    SELECT p.slug, p.state, p.kind, v.*
    FROM program_version v
    JOIN program p ON p.marketplace_id = v.marketplace_id AND p.id = v.program_id
    WHERE v.id = ANY(${[...new Set(ids)]}::uuid[])`;
  return new Map(
    rows.map((row) => [row.id, { ...programFrom(row, row.program_id), version: versionFrom(row) }]),
  );
}

/** All versions of a program, newest first. */
export async function versionsOf(sql: Sql, programId: string): Promise<readonly Version[]> {
  const rows = await sql<VersionRow[]>`
    SELECT p.kind, v.* FROM program_version v
    JOIN program p ON p.marketplace_id = v.marketplace_id AND p.id = v.program_id
    WHERE v.program_id = ${programId} ORDER BY v.number DESC`;
  return rows.map(versionFrom);
}
