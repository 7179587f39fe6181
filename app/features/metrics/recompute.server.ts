import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { datasets } from "./datasets";
import { type Refreshed, refreshFacts } from "./refresh-facts.server";
import { rollupTurn } from "./rollup/add-delta";
import { deltaClauses, effectLineColumns, effectNames, returnEffects } from "./rollup/effects";

export type Recomputed = Refreshed & {
  /** Records whose local day was another one: the marketplace's zone has changed since. */
  readonly days: number;
  /** Rows of the daily rollup that were wrong. Nothing but a changed zone may cause any. */
  readonly differing: number;
};

const given =
  "g AS (SELECT m.zone FROM marketplace m WHERE m.id = $1::uuid AND $1::uuid IS NOT NULL)";
const zone = "(SELECT g.zone FROM g)";
const lines = `SELECT 1 AS sign, ${effectLineColumns} FROM order_line t WHERE t.marketplace_id = (SELECT $1::uuid)`;
const returns =
  "SELECT 1 AS sign, t.* FROM order_return t WHERE t.marketplace_id = (SELECT $1::uuid)";

const names = `store_uid, day, known_day, ${effectNames.join(", ")}`;
const stored = `SELECT ${names} FROM store_day WHERE marketplace_id = (SELECT $1::uuid)`;

const compute = `CREATE TEMP TABLE fresh_day ON COMMIT DROP AS SELECT * FROM store_day WITH NO DATA`;
const fill = `WITH ${given}, ${deltaClauses(lines, zone, [returnEffects(returns, lines)])}
  INSERT INTO fresh_day (marketplace_id, ${names}) SELECT $1, ${names} FROM delta`;
const difference = `SELECT
  (SELECT count(*) FROM (${stored} EXCEPT SELECT ${names} FROM fresh_day) gone)
  + (SELECT count(*) FROM (SELECT ${names} FROM fresh_day EXCEPT ${stored}) come) AS rows`;

/** The columns counted from an instant and the zone are counted again; how many rows change. */
async function repairDays(sql: Sql, marketplaceId: string): Promise<number> {
  let repaired = 0;
  for (const { table, derived } of Object.values(datasets)) {
    const days = Object.entries(derived).filter(([name]) => name.endsWith("day"));
    if (days.length === 0) continue;
    const columns = days.map(([name]) => `s.${name}`).join(", ");
    const values = days.map(([, expression]) => expression).join(", ");
    const done = await sql.unsafe(
      `WITH ${given} UPDATE ${table} AS s
       SET ${days.map(([name, expression]) => `${name} = ${expression}`).join(", ")} FROM g
       WHERE s.marketplace_id = (SELECT $1::uuid) AND (${columns}) IS DISTINCT FROM (${values})`,
      [marketplaceId],
    );
    repaired += done.count;
  }
  return repaired;
}

/**
 * Makes the rollup and all facts anew from the events. It holds up imports while it runs; the outcome is
 * the same as theirs, byte for byte.
 */
export async function recompute(actor: Actor): Promise<Recomputed> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "facts:recompute", { marketplaceId });
  const done = await sqlInTenant(marketplaceId, async (sql) => {
    await sql.unsafe(rollupTurn, [marketplaceId]);
    const days = await repairDays(sql, marketplaceId);
    await sql.unsafe(compute);
    await sql.unsafe(fill, [marketplaceId]);
    const [found] = await sql.unsafe<{ rows: number }[]>(difference, [marketplaceId]);
    const differing = found?.rows ?? 0;
    if (differing > 0) {
      await sql`DELETE FROM store_day WHERE marketplace_id = ${marketplaceId}`;
      await sql.unsafe("INSERT INTO store_day SELECT * FROM fresh_day");
    }
    return { days, differing };
  });
  return { ...done, ...(await refreshFacts(actor, { all: true })) };
}
