/** One store as staff see it. Six statements, each over the one store. */
import type { GrantStatus } from "~/features/enrollments/enrollment";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import type { Words } from "~/values/words";
import { productsOnSale } from "./matching-stores.server";
import { relatedEntities, siblingsOf } from "./related.server";
import type { GrantLine, StoreRecord, StoreStep, ViolationLine } from "./store-page";

const shownSteps = 30;
const shownGrants = 50;

/** Null where this marketplace has no such store. */
export function readStore(actor: StaffActor, storeUid: string): Promise<StoreRecord | null> {
  mustBeAllowed(actor, "store:read", actor);
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    const [found] = await storeRow(sql, marketplaceId, storeUid);
    if (found === undefined) return null;
    const { legalName, entityKind, sizeClass, entityRegion, idNoEnd, kycVerifiedAt, ...store } =
      found;
    const entity = { uid: store.entityUid, legalName: legalName ?? "", kind: entityKind ?? "" };
    return {
      ...store,
      entity:
        legalName === null
          ? null
          : { ...entity, sizeClass, region: entityRegion, idNoEnd, kycVerifiedAt },
      siblings: await siblingsOf(sql, marketplaceId, store.entityUid, storeUid),
      related: await relatedEntities(sql, marketplaceId, store.entityUid),
      violations: await violationsOf(sql, marketplaceId, storeUid),
      grants: await grantsOf(sql, marketplaceId, storeUid),
      steps: await stepsOf(sql, marketplaceId, storeUid),
    };
  });
}

type Found = Omit<
  StoreRecord,
  "entity" | "siblings" | "related" | "violations" | "grants" | "steps"
> & {
  readonly entityUid: string;
  readonly legalName: string | null;
  readonly entityKind: string | null;
  readonly sizeClass: string | null;
  readonly entityRegion: string | null;
  readonly idNoEnd: string | null;
  readonly kycVerifiedAt: Date | null;
};

const storeRow = (sql: Sql, marketplaceId: string, storeUid: string) => sql<Found[]>`
  SELECT s.store_uid AS uid, s.name, s.opened_at AS "openedAt", s.closed_at IS NOT NULL AS closed,
    s.primary_category AS category, s.region, s.store_type AS "storeType", s.agri,
    s.first_live_product_at AS "firstLiveProductAt", s.entity_uid AS "entityUid",
    (SELECT count(*)::int ${productsOnSale(sql, now())}) AS "onSale",
    n.legal_name AS "legalName", n.kind AS "entityKind", n.size_class AS "sizeClass",
    n.region AS "entityRegion", right(n.id_no, 4) AS "idNoEnd",
    n.kyc_verified_at AS "kycVerifiedAt"
  FROM store s
  LEFT JOIN legal_entity n ON n.marketplace_id = s.marketplace_id AND n.entity_uid = s.entity_uid
  WHERE s.marketplace_id = ${marketplaceId} AND s.store_uid = ${storeUid}`;

const violationsOf = (sql: Sql, marketplaceId: string, storeUid: string) => sql<ViolationLine[]>`
  SELECT violation_uid AS uid, kind, points, serious, opened_at AS "openedAt",
    closed_at AS "closedAt"
  FROM violation WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
  ORDER BY closed_at IS NOT NULL, opened_at DESC LIMIT 20`;

type FoundGrant = Omit<GrantLine, "worth" | "status"> & {
  readonly status: GrantStatus;
  readonly worth_minor: number | null;
  readonly currency: string;
};

async function grantsOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
): Promise<readonly GrantLine[]> {
  const rows = await sql<FoundGrant[]>`
    SELECT g.id, g.name, g.status, g.worth_minor, g.currency, v.name AS program,
      e.id AS "enrollmentId", g.from_day AS "from", g.to_day AS "to"
    FROM enrollment e
    JOIN benefit_grant g ON g.marketplace_id = e.marketplace_id AND g.enrollment_id = e.id
    JOIN program_version v ON v.marketplace_id = e.marketplace_id AND v.id = e.version_id
    WHERE e.marketplace_id = ${marketplaceId} AND e.store_uid = ${storeUid}
    ORDER BY g.granted_at DESC NULLS LAST, g.from_day, g.id LIMIT ${shownGrants}`;
  return rows.map(({ worth_minor, currency, ...grant }) => ({
    ...grant,
    id: publicId("grant", grant.id),
    enrollmentId: publicId("enrollment", grant.enrollmentId),
    worth: worth_minor === null ? null : { amountMinor: String(worth_minor), currency },
  }));
}

type FoundStep = {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly program: Words;
  readonly application_id: string | null;
  readonly verb: string | null;
  readonly enrollment_id: string | null;
  readonly sentence: Words | null;
};

async function stepsOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
): Promise<readonly StoreStep[]> {
  const rows = await sql<FoundStep[]>`
    SELECT t.id, t.at, t.actor_name AS by, v.name AS program, a.id AS application_id, t.verb,
      NULL::uuid AS enrollment_id, NULL::jsonb AS sentence
    FROM application a
    JOIN application_step t ON t.marketplace_id = a.marketplace_id AND t.application_id = a.id
    JOIN program_version v ON v.marketplace_id = a.marketplace_id AND v.id = a.version_id
    WHERE a.marketplace_id = ${marketplaceId} AND a.store_uid = ${storeUid}
      AND a.submitted_at IS NOT NULL
    UNION ALL
    SELECT t.id, t.at, t.actor_name, v.name, NULL, NULL, e.id, t.sentence
    FROM enrollment e
    JOIN enrollment_event t ON t.marketplace_id = e.marketplace_id AND t.enrollment_id = e.id
    JOIN program_version v ON v.marketplace_id = e.marketplace_id AND v.id = e.version_id
    WHERE e.marketplace_id = ${marketplaceId} AND e.store_uid = ${storeUid}
    ORDER BY at DESC, id DESC LIMIT ${shownSteps}`;
  return rows.flatMap((row): StoreStep[] => {
    const { id, at, by, program } = row;
    if (row.application_id !== null && row.verb !== null) {
      const of = { kind: "application", id: publicId("application", row.application_id) } as const;
      return [{ id, at, by, program, of: { ...of, verb: row.verb } }];
    }
    if (row.enrollment_id === null || row.sentence === null) return [];
    const of = { kind: "enrollment", id: publicId("enrollment", row.enrollment_id) } as const;
    return [{ id, at, by, program, of: { ...of, sentence: row.sentence } }];
  });
}
