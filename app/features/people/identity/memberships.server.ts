import { asPerson } from "~/platform/database.server";
import {
  type MerchantActor,
  merchantRoles,
  type Role,
  type StaffActor,
  staffRoles,
} from "../actor";

/** A marketplace a person takes part in, with what she is there. */
export type Part = {
  readonly marketplaceId: string;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly zone: string;
  readonly staffRoles: StaffActor["roles"];
  readonly merchantRoles: MerchantActor["roles"];
  /** The entity of the merchant roles; null for staff. */
  readonly entityUid: string | null;
};

type Row = {
  marketplace_id: string;
  slug: string;
  name: string;
  currency: string;
  zone: string;
  role: Role;
  entity_uid: string | null;
};

/** Read afresh at every request: a role that was taken away is gone at once. */
export async function partsOf(personId: string): Promise<Part[]> {
  const rows = await asPerson(
    personId,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT m.marketplace_id, k.slug, k.name, k.currency, k.zone, m.role, m.entity_uid
      FROM membership m JOIN marketplace k ON k.id = m.marketplace_id
      WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL
      ORDER BY k.name, k.id, m.created_at`,
  );
  const firsts = rows.filter(
    (row, at) => rows.findIndex((other) => other.marketplace_id === row.marketplace_id) === at,
  );
  return firsts.map((first) => {
    const own = rows.filter((row) => row.marketplace_id === first.marketplace_id);
    const entityUid = own.find((row) => row.entity_uid !== null)?.entity_uid ?? null;
    const roles = own
      .filter((row) => row.entity_uid === null || row.entity_uid === entityUid)
      .map((row) => row.role);
    return {
      marketplaceId: first.marketplace_id,
      slug: first.slug,
      name: first.name,
      currency: first.currency,
      zone: first.zone,
      staffRoles: staffRoles.filter((role) => roles.includes(role)),
      merchantRoles: merchantRoles.filter((role) => roles.includes(role)),
      entityUid,
    };
  });
}
