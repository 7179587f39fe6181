/** Who else belongs to the business of a case, and what became of their earlier applications. */
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { type Locale, locales } from "~/values/words";
import type { CaseContext, EarlierCase } from "./case-context";
import { relatedEntities, siblingsOf } from "./related.server";
import type { ViolationLine } from "./store-page";

type Subject = {
  /** `app_…`, left out of what came earlier. */
  readonly id: string;
  readonly entityUid: string;
  readonly storeUid: string;
};

export function caseContext(actor: StaffActor, subject: Subject): Promise<CaseContext> {
  mustBeAllowed(actor, "application:read", actor);
  const { marketplaceId } = actor;
  const { entityUid, storeUid } = subject;
  return sqlInTenant(marketplaceId, async (sql) => ({
    merchantLocale: await localeOf(sql, marketplaceId, entityUid),
    siblings: await siblingsOf(sql, marketplaceId, entityUid, storeUid),
    related: await relatedEntities(sql, marketplaceId, entityUid),
    violations: await openViolations(sql, marketplaceId, storeUid),
    earlier: (await earlierCases(sql, marketplaceId, entityUid)).filter(
      ({ id }) => id !== subject.id,
    ),
  }));
}

/** The owner's language; where nobody has set one, that of the marketplace's own shops: Chinese. */
async function localeOf(sql: Sql, marketplaceId: string, entityUid: string): Promise<Locale> {
  const rows = await sql<{ locale: string | null }[]>`
    SELECT p.locale FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.marketplace_id = ${marketplaceId} AND m.entity_uid = ${entityUid}
      AND m.ended_at IS NULL AND p.locale IS NOT NULL
    ORDER BY m.role = 'merchant-owner' DESC, m.created_at LIMIT 1`;
  return locales.find((locale) => locale === rows[0]?.locale) ?? "zh";
}

const openViolations = (sql: Sql, marketplaceId: string, storeUid: string) =>
  sql<ViolationLine[]>`
    SELECT violation_uid AS uid, kind, points, serious, opened_at AS "openedAt",
      closed_at AS "closedAt"
    FROM violation
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND closed_at IS NULL
    ORDER BY opened_at DESC LIMIT 20`;

type Found = Omit<EarlierCase, "store" | "id"> & {
  readonly id: string;
  readonly store_uid: string;
  readonly store_name: string | null;
};

async function earlierCases(
  sql: Sql,
  marketplaceId: string,
  entityUid: string,
): Promise<readonly EarlierCase[]> {
  const rows = await sql<Found[]>`
    WITH family AS (
      SELECT ${entityUid}::text AS entity_uid
      UNION
      SELECT related_entity_uid FROM entity_relation
      WHERE marketplace_id = ${marketplaceId} AND entity_uid = ${entityUid}
    )
    SELECT a.id, v.name AS program, a.store_uid, s.name AS store_name, a.status,
      a.decided_at AS "decidedAt", a.entity_uid <> ${entityUid} AS related,
      coalesce((
        SELECT d.reason_codes FROM decision d
        WHERE d.marketplace_id = a.marketplace_id AND d.application_id = a.id
        ORDER BY d.at DESC LIMIT 1), '{}') AS "reasonCodes"
    FROM application a
    JOIN family USING (entity_uid)
    JOIN program_version v ON v.marketplace_id = a.marketplace_id AND v.id = a.version_id
    LEFT JOIN store s ON s.marketplace_id = a.marketplace_id AND s.store_uid = a.store_uid
    WHERE a.marketplace_id = ${marketplaceId} AND a.decided_at IS NOT NULL
    ORDER BY a.decided_at DESC LIMIT 20`;
  return rows.map(({ store_uid, store_name, ...row }) => ({
    ...row,
    id: publicId("application", row.id),
    store: { uid: store_uid, name: store_name ?? store_uid },
  }));
}
