import type { StaffActor } from "~/features/people/actor";
import { kindNamed } from "~/features/programs/version.server";
import { sqlInTenant } from "~/platform/database.server";
import type { Words } from "~/values/words";

export type ProgramChoice = { readonly slug: string; readonly name: Words };

/** The programs a list can be narrowed to. */
export function programChoices(actor: StaffActor): Promise<readonly ProgramChoice[]> {
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const rows = await sql<{ slug: string; kind: string; name: Words | null }[]>`
      SELECT p.slug, p.kind, v.name
      FROM program p
      LEFT JOIN program_version v
        ON v.marketplace_id = p.marketplace_id AND v.id = p.current_version_id
      WHERE p.marketplace_id = ${actor.marketplaceId}
      ORDER BY p.created_at, p.slug`;
    return rows.map(({ slug, kind, name }) => ({ slug, name: name ?? kindNamed(kind).name }));
  });
}
