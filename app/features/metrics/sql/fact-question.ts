/**
 * What every statement of facts is given: `$1` the marketplace, `$2` the present instant, `$3` a day or
 * null for the marketplace's today, and where only some subjects are asked for, `$4` their ids.
 */
export type FactSql = {
  /** `WITH` clauses, the last of which others may read. */
  readonly clauses: string;
  /** What each column of the table of facts is. */
  readonly columns: Readonly<Record<string, string>>;
  readonly from: string;
};

/** The zone and the day `g.d` the facts are as of. */
export const questionClause = `
  g AS MATERIALIZED (
    SELECT m.zone, coalesce($3::date, slipway.local_day($2::timestamptz, m.zone)) AS d
    FROM marketplace m WHERE m.id = $1::uuid)`;

/** The latest value of each supplied metric as of the day, one row per subject of `subjects (uid)`. */
export const suppliedClause = (
  subject: "store" | "product",
  subjects: string,
  metrics: readonly string[],
): string => `
  supplied AS (
    SELECT u.uid, jsonb_object_agg(v.metric, v.as_of_day) AS as_of, ${metrics
      .map(
        (metric, at) => `
      max(v.value) FILTER (WHERE v.metric = '${metric}') AS value_${at},
      max(v.sample) FILTER (WHERE v.metric = '${metric}') AS sample_${at}`,
      )
      .join(",")}
    FROM (${subjects}) u (uid)
    CROSS JOIN g
    CROSS JOIN unnest(ARRAY[${metrics.map((metric) => `'${metric}'`).join(", ")}]) wished (metric)
    CROSS JOIN LATERAL (
      SELECT s.metric, s.value, s.sample, s.as_of_day FROM supplied_metric s
      WHERE s.marketplace_id = (SELECT $1::uuid) AND s.subject = '${subject}' AND s.subject_uid = u.uid
        AND s.metric = wished.metric AND s.as_of_day <= g.d
        AND s.as_of < (g.d + 2)::timestamp AT TIME ZONE g.zone
      ORDER BY s.as_of DESC LIMIT 1) v
    GROUP BY u.uid)`;

/** The statement that yields the facts, with `more` columns beside those of the table. */
export function factSelect(
  { clauses, columns, from }: FactSql,
  more: Readonly<Record<string, string>> = {},
): string {
  const list = Object.entries({ ...columns, ...more }).map(([name, sql]) => `${sql} AS ${name}`);
  return `WITH ${questionClause}, ${clauses} SELECT ${list.join(",\n")} FROM ${from}`;
}

/** The statement that writes the facts into their table; `$1` and the key columns make a row's key. */
export function factUpsert(table: string, key: string, facts: FactSql): string {
  const names = Object.keys(facts.columns);
  const sets = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
  return `INSERT INTO ${table} (marketplace_id, ${names.join(", ")})
    SELECT $1::uuid, ${names.map((name) => `f.${name}`).join(", ")} FROM (${factSelect(facts)}) f
    ORDER BY f.${key}
    ON CONFLICT (marketplace_id, ${key}) DO UPDATE SET ${sets.join(", ")}`;
}
