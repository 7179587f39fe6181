/**
 * The SQL that any dataset's rows need on their way from the stage `s` into the table `t`.
 *
 * Everywhere in this room the marketplace is `(SELECT $1::uuid)`: the planner must not look it up in its
 * statistics. One that it has not seen yet would seem to have no rows, and any index would do.
 */
import type { Dataset } from "~/features/merchants/dataset";

/** The parameters of every statement, under names. */
export const given =
  "g AS (SELECT $1::uuid AS marketplace_id, $2::text AS zone, $3::timestamptz AS now)";

const own = ({ columns }: Dataset) =>
  columns.filter(({ elsewhere }) => elsewhere === undefined).map(({ name }) => name);

export const sameKey = ({ key }: Dataset): string =>
  ["t.marketplace_id = (SELECT $1::uuid)", ...key.map((name) => `t.${name} = s.${name}`)].join(
    " AND ",
  );

/** True where the stored row says something else than the staged one. */
export const differs = ({ columns }: Dataset): string => {
  const stored = columns.map(({ name, elsewhere }) => elsewhere ?? `t.${name}`);
  return `(${columns.map(({ name }) => `s.${name}`).join(", ")}) IS DISTINCT FROM (${stored.join(", ")})`;
};

/** `INSERT … SELECT` of staged rows; `where` narrows them. Sorted, so that writers never cross. */
export function insertRows(dataset: Dataset, stage: string, where = "true"): string {
  const derived = Object.entries(dataset.derived);
  const into = ["marketplace_id", ...own(dataset), ...derived.map(([name]) => name)];
  const values = [
    "g.marketplace_id",
    ...own(dataset).map((name) => `s.${name}`),
    ...derived.map(([, expression]) => expression),
  ];
  const order = dataset.key.map((name) => `s.${name}`).join(", ");
  return `INSERT INTO ${dataset.table} AS t (${into.join(", ")})
    SELECT ${values.join(", ")} FROM ${stage} s, g WHERE ${where} ORDER BY ${order}`;
}

/** Follows `insertRows`: a row that is there gives way to a newer one. */
export function orReplaceOlder(dataset: Dataset): string {
  const conflict = `ON CONFLICT (marketplace_id, ${dataset.key.join(", ")})`;
  if (dataset.newer === null) return `${conflict} DO NOTHING`;
  const names = [...own(dataset), ...Object.keys(dataset.derived)].filter(
    (name) => !dataset.key.includes(name),
  );
  return `${conflict} DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(", ")}
    WHERE t.${dataset.newer} < excluded.${dataset.newer}`;
}

/** `UPDATE` of stored rows from newer staged ones. */
export function replaceOlder(dataset: Dataset, stage: string): string {
  const sets = [
    ...own(dataset)
      .filter((name) => !dataset.key.includes(name))
      .map((name) => `${name} = s.${name}`),
    ...Object.entries(dataset.derived).map(([name, expression]) => `${name} = ${expression}`),
  ];
  return `UPDATE ${dataset.table} AS t SET ${sets.join(", ")} FROM ${stage} s, g
    WHERE ${sameKey(dataset)} AND t.${dataset.newer} < s.${dataset.newer}`;
}

/** Lines of staged rows that contradict a stored row of the same age, and how many are newer than one. */
export function comparison(dataset: Dataset, stage: string): string {
  const age = dataset.newer;
  const [first = ""] = dataset.key;
  const sameAge = age === null ? "true" : `s.${age} = t.${age}`;
  const newer = age === null ? "false" : `s.${age} > t.${age}`;
  return `SELECT count(*)::int4 AS met, (count(*) FILTER (WHERE ${newer}))::int4 AS newer,
      coalesce(array_agg(s.line) FILTER (WHERE ${sameAge} AND ${differs(dataset)}), '{}') AS conflicts
    FROM ${stage} s JOIN ${dataset.table} t ON ${sameKey(dataset)}
      AND t.${first} = ANY (ARRAY(SELECT DISTINCT ${first} FROM ${stage}))`;
}
