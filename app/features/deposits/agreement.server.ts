/** The terms in force as a shop reads them, and what it has agreed to. */
import type { Actor } from "~/features/people/actor";
import { prisma, sqlInTenant } from "~/platform/database.server";
import type { Words } from "~/values/words";
import { agreementPoints } from "./agreement";
import { termsIn } from "./policy.server";
import { mustReachStore } from "./store-access.server";

export type Agreement = {
  readonly version: number;
  readonly points: readonly Words[];
  /** The youngest that was given; of an older version it still holds for what is paid under it. */
  readonly accepted: {
    readonly version: number;
    readonly at: Date;
    readonly by: string;
    readonly address: string;
  } | null;
};

type Row = {
  readonly policy_version: number;
  readonly accepted_at: Date;
  readonly accepted_by: string;
  readonly address: string;
};
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function nameOf(person: string): Promise<string> {
  if (!uuid.test(person)) return person;
  const found = await prisma().person.findUnique({ where: { id: person } });
  return found?.name ?? person;
}

/** Null where the marketplace takes no deposits. */
export async function agreementOf(actor: Actor, storeUid: string): Promise<Agreement | null> {
  const { marketplaceId } = actor;
  const found = await sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:read", storeUid);
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    const [row] = await sql<Row[]>`
      SELECT policy_version, accepted_at, accepted_by, address FROM deposit_agreement
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
      ORDER BY policy_version DESC LIMIT 1`;
    const { version, policy, currency } = terms;
    return { version, points: agreementPoints(policy, currency), row };
  });
  if (found === null) return null;
  const { version, points, row } = found;
  if (row === undefined) return { version, points, accepted: null };
  const { policy_version, accepted_at: at, accepted_by, address } = row;
  const by = await nameOf(accepted_by);
  return { version, points, accepted: { version: policy_version, at, by, address } };
}
