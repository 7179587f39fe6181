/** A search as conditions on `audit_entry e`: equality on indexed columns first, everything else on what is left. */
import type { Sql } from "~/platform/database.server";
import { endOf, startOf, type Zone } from "~/values/day";
import { prefixes, type Thing, uuidOf } from "~/values/public-id";
import type { HistoryQuery } from "./history-query";
import { type HistorySearch, type ObjectMatch, parseSearch } from "./search";

type NameColumn = "actor_name" | "verb" | "thing_kind";
type Equality = {
  readonly column: NameColumn | "actor_kind" | "actor_id" | "thing_id" | "request_id";
  readonly values: readonly string[];
};

/**
 * Every value of a column, read by jumping along its index: a pattern cannot use an index behind the wall
 * between marketplaces, so it is compared with these few values and becomes an equality.
 */
async function valuesOf(sql: Sql, marketplaceId: string, column: NameColumn): Promise<string[]> {
  const rows = await sql<{ value: string }[]>`
    WITH RECURSIVE seen AS (
      (SELECT ${sql(column)} AS value FROM audit_entry
        WHERE marketplace_id = ${marketplaceId} ORDER BY ${sql(column)} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${sql(column)} FROM audit_entry
        WHERE marketplace_id = ${marketplaceId} AND ${sql(column)} > seen.value
        ORDER BY ${sql(column)} LIMIT 1) FROM seen WHERE seen.value IS NOT NULL
    ) SELECT value FROM seen WHERE value IS NOT NULL LIMIT 1000`;
  return rows.map(({ value }) => value);
}

export const actionsIn = (sql: Sql, marketplaceId: string): Promise<string[]> =>
  valuesOf(sql, marketplaceId, "verb");

/** The forms an id may be written in: as given, and the UUID behind a public id. */
export function idForms(given: string): string[] {
  const uuids = (Object.keys(prefixes) as Thing[]).map((thing) => uuidOf(thing, given));
  return [given, ...uuids.filter((uuid) => uuid !== null)];
}

const looksLikeId = (text: string) =>
  /^[0-9a-f-]{36}$/.test(text) || /^[a-z]{3}_[0-9a-z]{26}$/.test(text);
const actorKinds = ["person", "key", "automatic"];

/** Names equal to what was typed, in any case; where there is none, names that contain it. */
function named(column: NameColumn, known: readonly string[], given: string): Equality {
  const wanted = given.toLowerCase();
  const exact = known.filter((value) => value.toLowerCase() === wanted);
  const near = known.filter((value) => value.toLowerCase().includes(wanted));
  return { column, values: exact.length > 0 ? exact : near };
}

function objectEqualities(kinds: readonly string[], match: ObjectMatch): Equality[] {
  if ("kind" in match)
    return [
      { column: "thing_kind", values: [match.kind] },
      { column: "thing_id", values: idForms(match.id) },
    ];
  if (kinds.includes(match.either)) return [{ column: "thing_kind", values: [match.either] }];
  return [
    { column: "thing_kind", values: kinds },
    { column: "thing_id", values: idForms(match.either) },
  ];
}

async function equalities(
  sql: Sql,
  marketplaceId: string,
  { actor, action, object, request }: HistorySearch,
): Promise<Equality[]> {
  const known = async (column: NameColumn, asked: readonly unknown[]) =>
    asked.length === 0 ? [] : valuesOf(sql, marketplaceId, column);
  const actors = await known("actor_name", actor);
  const verbs = await known("verb", action);
  const kinds = await known("thing_kind", object);
  const actorEquality = (given: string): Equality => {
    if (actorKinds.includes(given)) return { column: "actor_kind", values: [given] };
    if (looksLikeId(given)) return { column: "actor_id", values: idForms(given) };
    return named("actor_name", actors, given);
  };
  return [
    ...actor.map(actorEquality),
    ...action.map((given) => named("verb", verbs, given)),
    ...object.flatMap((match) => objectEqualities(kinds, match)),
    ...request.map((id): Equality => ({ column: "request_id", values: [id] })),
  ];
}

export type Matching = {
  readonly equalities: readonly Equality[];
  readonly search: HistorySearch;
  readonly query: HistoryQuery;
  readonly zone: Zone;
};

/** Looks the names up that the search only hints at. */
export async function matchingOf(
  sql: Sql,
  marketplaceId: string,
  query: HistoryQuery,
  zone: Zone,
): Promise<Matching> {
  const search = parseSearch(query.q);
  return { equalities: await equalities(sql, marketplaceId, search), search, query, zone };
}

/** What goes behind WHERE marketplace_id = …; every condition begins with AND. */
export function conditions(sql: Sql, { equalities, search, query, zone }: Matching) {
  const sides = (["before", "after"] as const).flatMap((side) =>
    search[side].map(({ field, value }) =>
      value === null
        ? sql`AND jsonb_exists(e.${sql(side)}, ${field})`
        : sql`AND e.${sql(side)} ->> ${field} = ${value}`,
    ),
  );
  const all = [
    ...equalities.map(({ column, values: [value = "", ...more] }) =>
      more.length === 0
        ? sql`AND e.${sql(column)} = ${value}`
        : sql`AND e.${sql(column)} = ANY (${[value, ...more]}::text[])`,
    ),
    ...sides,
    ...search.words.map(
      (word) => sql`AND strpos(lower(concat_ws(' ', e.actor_name, e.verb, e.thing_kind, e.thing_id,
        e.request_id)), ${word.toLowerCase()}) > 0`,
    ),
    ...(query.action === undefined ? [] : [sql`AND e.verb = ${query.action}`]),
    ...(query.from === undefined ? [] : [sql`AND e.at >= ${startOf(query.from, zone)}`]),
    ...(query.to === undefined ? [] : [sql`AND e.at < ${endOf(query.to, zone)}`]),
  ];
  return all.length === 0 ? sql`` : all.reduce((some, each) => sql`${some} ${each}`);
}
