/** Programs and their versions as every other room reads them: parsed, typed, and by their kind. */
import type { Sql } from "~/platform/database.server";
import type { ProgramState } from "./program";
import {
  kindNamed,
  type OfferedProgram,
  type Program,
  type Version,
  type VersionRow,
  versionFrom,
} from "./version.server";

export type { OfferedProgram, Version } from "./version.server";

type ProgramRow = { readonly slug: string; readonly state: ProgramState };

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
