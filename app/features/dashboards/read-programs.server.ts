/** Programs as staff read them, with counts that are rows of the lists they open. */
import type { KindCode } from "~/features/metrics/dictionary";
import type { StaffActor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { canBecome, type ProgramState } from "~/features/programs/program";
import {
  type OfferedProgram,
  programBySlug,
  type Version,
  versionsOf,
} from "~/features/programs/read.server";
import { kindNamed } from "~/features/programs/version.server";
import type { VersionLine, VersionPage } from "~/features/programs/version-page";
import { versionShown } from "~/features/programs/version-shown";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import { publicId } from "~/values/public-id";
import type { Words } from "~/values/words";
import { countReviewsByProgram } from "./count-reviews.server";
import { countEnrollmentsByProgram } from "./matching-enrollments.server";
import { type Moment, momentOf } from "./moment.server";
import type { ProgramCounts, ProgramRow, StaffProgram } from "./program-list";

type Found = {
  readonly id: string;
  readonly slug: string;
  readonly kind: KindCode;
  readonly state: ProgramState;
  readonly name: Words | null;
  readonly number: number | null;
  readonly published_at: Date | null;
};

export async function listPrograms(actor: StaffActor): Promise<readonly ProgramRow[]> {
  mustBeAllowed(actor, "program:read", actor);
  const moment = await momentOf(actor.marketplaceId);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const countsOf = await programCounts(sql, actor, moment);
    const rows = await programRows(sql, actor, null);
    return rows.map((row) => rowOf(row, countsOf(row.slug)));
  });
}

const programRows = (sql: Sql, actor: StaffActor, slug: string | null) => sql<Found[]>`
  SELECT p.id, p.slug, p.kind, p.state, v.name, v.number, v.published_at
  FROM program p
  LEFT JOIN program_version v
    ON v.marketplace_id = p.marketplace_id AND v.id = p.current_version_id
  WHERE p.marketplace_id = ${actor.marketplaceId} ${slug === null ? sql`` : sql`AND p.slug = ${slug}`}
  ORDER BY p.created_at, p.slug`;

/** Four statements for all programs; each the list's own condition. */
async function programCounts(sql: Sql, actor: StaffActor, moment: Moment) {
  const open = await countReviewsByProgram(sql, actor, { view: "open" }, moment);
  const decided = await countReviewsByProgram(sql, actor, { view: "decided" }, moment);
  const running = await countEnrollmentsByProgram(sql, actor, { view: "running" });
  const ended = await countEnrollmentsByProgram(sql, actor, { view: "ended" });
  return (slug: string): ProgramCounts => ({
    open: open.get(slug) ?? 0,
    decided: decided.get(slug) ?? 0,
    running: running.get(slug) ?? 0,
    ended: ended.get(slug) ?? 0,
  });
}

const rowOf = (row: Found, counts: ProgramCounts): ProgramRow => ({
  slug: row.slug,
  kind: row.kind,
  name: row.name ?? kindNamed(row.kind).name,
  state: row.state,
  version:
    row.number === null || row.published_at === null
      ? null
      : { number: row.number, publishedAt: row.published_at },
  counts,
});

const moves: readonly ProgramState[] = ["ACTIVE", "PAUSED"];

/** Null where this marketplace has no such program. */
export async function readStaffProgram(
  actor: StaffActor,
  slug: string,
): Promise<StaffProgram | null> {
  mustBeAllowed(actor, "program:read", actor);
  const moment = await momentOf(actor.marketplaceId);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const [row] = await programRows(sql, actor, slug);
    if (row === undefined) return null;
    const countsOf = await programCounts(sql, actor, moment);
    const offered = await programBySlug(sql, slug);
    const versions = await versionsOf(sql, row.id);
    const current = offered?.version.id;
    return {
      ...rowOf(row, countsOf(slug)),
      id: publicId("program", row.id),
      current: offered && pageOf(offered, offered.version, moment.currency, current),
      versions: versions.map((version) => lineOf(version, current)),
      moves: may(actor, "program:publish", actor)
        ? moves.filter((to) => canBecome(row.state, to) && offered !== null)
        : [],
    };
  });
}

/** One version, in force or not; null where there is no such number. */
export async function readVersion(
  actor: StaffActor,
  slug: string,
  number: number,
): Promise<VersionPage | null> {
  mustBeAllowed(actor, "program:read", actor);
  const { currency } = await momentOf(actor.marketplaceId);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const offered = await programBySlug(sql, slug);
    if (offered === null) return null;
    const versions = await versionsOf(sql, offered.id);
    const version = versions.find((each) => each.number === number);
    return version ? pageOf(offered, version, currency, offered.version.id) : null;
  });
}

const lineOf = (version: Version, current: string | undefined): VersionLine => ({
  number: version.number,
  publishedAt: version.publishedAt,
  publishedBy: version.publishedBy,
  reason: version.reason,
  current: version.id === current,
});

const pageOf = (
  { kind }: OfferedProgram,
  version: Version,
  currency: Currency,
  current: string | undefined,
): VersionPage => ({
  ...lineOf(version, current),
  name: version.name,
  opensOn: version.opensOn,
  closesOn: version.closesOn,
  contentHash: version.contentHash,
  ...versionShown(kind, version, currency),
});
