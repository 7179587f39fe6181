/** Everything the catalogue needs of one store, in one round: facts, products, applications, enrollments, room left. */

import type { EnrollmentStatus } from "~/features/enrollments/enrollment";
import { automaticKnown } from "~/features/enrollments/known.server";
import type { KnownProduct } from "~/features/enrollments/known-product";
import { productsKnown } from "~/features/enrollments/products-known.server";
import type { Usage } from "~/features/enrollments/usage";
import { usageOf } from "~/features/enrollments/usage.server";
import type { Facts } from "~/features/metrics/fact";
import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { type Market, marketOf } from "~/features/programs/market.server";
import { type OfferedProgram, programsInForce } from "~/features/programs/read.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, dayOf } from "~/values/day";
import type { ApplicationStatus } from "./application";

export type OwnApplicationRow = {
  readonly id: string;
  readonly program_id: string;
  readonly status: ApplicationStatus;
};
export type OwnEnrollmentRow = {
  readonly id: string;
  readonly program_id: string;
  readonly status: EnrollmentStatus;
};
export type StoreInView = {
  readonly market: Market;
  readonly today: Day;
  readonly programs: readonly OfferedProgram[];
  readonly facts: Facts;
  readonly products: readonly KnownProduct[];
  readonly applications: readonly OwnApplicationRow[];
  readonly enrollments: readonly OwnEnrollmentRow[];
  readonly usage: (programId: string) => Usage;
};

/** Null where there is no such store, or it is not the actor's. */
export async function storeInView(
  actor: Actor,
  storeUid: string,
  at: Date,
): Promise<StoreInView | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "eligibility:read", { marketplaceId });
  const market = await marketOf(marketplaceId);
  const today = dayOf(at, market.zone);
  const seen = await sqlInTenant(marketplaceId, async (sql) => {
    const [store] = await sql<{ entity_uid: string }[]>`
      SELECT entity_uid FROM store
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
    const thing = { marketplaceId, entityUid: store?.entity_uid ?? null };
    if (store === undefined || !may(actor, "eligibility:read", thing)) return null;
    return readStore(sql, marketplaceId, { storeUid, at, today });
  });
  if (seen === null) return null;
  const facts = await automaticKnown(marketplaceId, { storeUid }, today);
  return { market, today, facts, ...seen };
}

type Question = { readonly storeUid: string; readonly at: Date; readonly today: Day };

async function readStore(sql: Sql, marketplaceId: string, { storeUid, at, today }: Question) {
  const programs = await programsInForce(sql);
  const aboutProducts = programs.some(({ version }) => version.rules.enterProduct !== null);
  const [applications, enrollments, products, usage] = await Promise.all([
    sql<OwnApplicationRow[]>`
      SELECT DISTINCT ON (program_id) id, program_id,
        CASE WHEN closed_at IS NULL AND decided_at IS NOT NULL THEN 'IN_REVIEW' ELSE status END
          AS status
      FROM application WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
      ORDER BY program_id, (closed_at IS NULL) DESC, created_at DESC`,
    sql<OwnEnrollmentRow[]>`
      SELECT DISTINCT ON (program_id) id, program_id, status
      FROM enrollment WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
      ORDER BY program_id, (ended_on IS NULL) DESC, created_at DESC`,
    aboutProducts ? productsKnown(sql, marketplaceId, storeUid, at) : [],
    usageOf(
      sql,
      marketplaceId,
      programs.map(({ id }) => id),
      today,
    ),
  ]);
  return { programs, applications, enrollments, products, usage };
}
