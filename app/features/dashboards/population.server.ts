/** What the rules in force say of every store at once: one statement for all programs. */
import { depositColumns } from "~/features/deposits/standing.server";
import { type SqlColumn, toSql } from "~/features/eligibility/to-sql";
import { kindsIn } from "~/features/enrollments/program-counts";
import {
  exclusionGroups,
  type KindCode,
  kindCodes,
  type MetricKey,
} from "~/features/metrics/dictionary";
import { populationColumn } from "~/features/metrics/population";
import type { StaffActor } from "~/features/people/actor";
import type { ProgramRules } from "~/features/programs/kind";
import type { OfferedProgram } from "~/features/programs/read.server";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { matchingStores } from "./matching-stores.server";
import type { Moment } from "./moment.server";
import type { PopulationAnswer } from "./overview";

const prior = (kind: KindCode) => `coalesce(c."prior_${kind}", 0)`;
const active = (kind: KindCode) => `coalesce(c."active_${kind}", 0)`;

/** The metrics that other rooms keep, by key. */
const others = new Map<string, string>([
  ["deposit.shortfall", depositColumns.shortfall],
  ["deposit.arrearsDays", depositColumns.arrearsDays],
  ...kindCodes.map((kind): [string, string] => [`program.priorCount(${kind})`, prior(kind)]),
  ...exclusionGroups.map((group): [string, string] => [
    `program.activeCount(${group})`,
    `(${kindsIn(group).map(active).join(" + ") || "0"})`,
  ]),
]);

function columnOf(metric: MetricKey): SqlColumn | null {
  const other = others.get(metric);
  if (other !== undefined) return { value: other };
  return populationColumn(metric, metric.startsWith("product.") ? "pf" : "f");
}

/**
 * TRUE, FALSE, or NULL where a person decides; nothing in it comes from a request. A product program asks
 * for the product that comes nearest.
 */
export function answerSql({ enter, enterProduct }: ProgramRules): string {
  const options = { columns: columnOf };
  const store = toSql(enter, options);
  if (enterProduct === null) return store;
  const best = `SELECT CASE WHEN bool_or(x IS TRUE) THEN true WHEN bool_or(x IS NULL) THEN NULL ELSE false END
    FROM (SELECT ${toSql(enterProduct, options)} AS x FROM product_fact pf
      WHERE pf.marketplace_id = f.marketplace_id AND pf.store_uid = f.store_uid) products`;
  return `(${store} AND (${best}))`;
}

const countColumns = kindCodes
  .map(
    (kind) => `count(*) FILTER (WHERE e.kind = '${kind}') AS "prior_${kind}",
    count(*) FILTER (WHERE e.kind = '${kind}' AND e.store_uid = family.store_uid
      AND e.ended_on IS NULL) AS "active_${kind}"`,
  )
  .join(", ");

/** What `answerSql` needs beside `store s`. */
export const populationJoins = `
  JOIN store_fact f ON f.marketplace_id = s.marketplace_id AND f.store_uid = s.store_uid
  ${depositColumns.join}
  LEFT JOIN (
    SELECT family.marketplace_id, family.store_uid, ${countColumns}
    FROM (
      SELECT marketplace_id, store_uid, entity_uid FROM store
      UNION
      SELECT o.marketplace_id, o.store_uid, r.related_entity_uid
      FROM store o JOIN entity_relation r
        ON r.marketplace_id = o.marketplace_id AND r.entity_uid = o.entity_uid
    ) family
    JOIN enrollment e
      ON e.marketplace_id = family.marketplace_id AND e.entity_uid = family.entity_uid
    GROUP BY family.marketplace_id, family.store_uid
  ) c ON c.marketplace_id = f.marketplace_id AND c.store_uid = f.store_uid`;

export type Population = {
  /** By program slug. */
  readonly answers: ReadonlyMap<string, PopulationAnswer>;
  /** The oldest day that a store's facts are of; null where there are no facts yet. */
  readonly factsOf: Day | null;
};
type Counts = Readonly<Record<string, number>> & { readonly facts_of: Day | null };

export async function populationAnswers(
  sql: Sql,
  actor: StaffActor,
  programs: readonly OfferedProgram[],
  moment: Moment,
): Promise<Population> {
  if (programs.length === 0) return { answers: new Map(), factsOf: null };
  const answered = programs.map(({ version }, at) => `(${answerSql(version.rules)}) AS e${at}`);
  const counted = programs.map(
    (_, at) => `count(*) FILTER (WHERE e${at}) AS e${at},
      count(*) FILTER (WHERE e${at} IS NULL) AS u${at},
      count(*) FILTER (WHERE NOT e${at}) AS n${at}`,
  );
  const stores = matchingStores(sql, actor, {}, moment, { joins: populationJoins });
  const [row] = await sql<Counts[]>`
    SELECT min(as_of) AS facts_of, ${sql.unsafe(counted.join(", "))}
    FROM (SELECT f.as_of, ${sql.unsafe(answered.join(", "))} ${stores} OFFSET 0) answered`;
  const answers = programs.map(({ slug }, at): [string, PopulationAnswer] => [
    slug,
    {
      eligible: row?.[`e${at}`] ?? 0,
      review: row?.[`u${at}`] ?? 0,
      notEligible: row?.[`n${at}`] ?? 0,
    },
  ]);
  return { answers: new Map(answers), factsOf: row?.facts_of ?? null };
}
