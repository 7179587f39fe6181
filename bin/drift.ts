/**
 * Compares what the migrations build with what `prisma/schema` describes: two databases, one catalog
 * query each. What Prisma has no words for (policies, checks, partial indexes, triggers) is left out.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, withOwner } from "~/platform/installation.server";
import { applyMigrations, schemaDifference } from "~/platform/migrations.server";

const facts = `
  WITH mine AS (
    SELECT oid, relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations')
  SELECT 'table ' || relname AS fact FROM mine
  UNION ALL
  SELECT format('column %s.%s is %s%s%s', relname, attname, format_type(atttypid, atttypmod),
      CASE WHEN attnotnull THEN ', not null' ELSE '' END,
      coalesce(', default ' || pg_get_expr(adbin, adrelid), ''))
    FROM mine JOIN pg_attribute a ON attrelid = mine.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  UNION ALL
  SELECT format('key %s.%s is %s', relname, conname, pg_get_constraintdef(k.oid))
    FROM mine JOIN pg_constraint k ON conrelid = mine.oid AND contype IN ('p', 'f')
  UNION ALL
  SELECT format('index %s is %s', x.relname, pg_get_indexdef(indexrelid))
    FROM mine JOIN pg_index i ON indrelid = mine.oid JOIN pg_class x ON x.oid = indexrelid
   WHERE NOT indisprimary AND NOT indisexclusion AND indpred IS NULL AND indexprs IS NULL
     AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype = 'u'
       AND conname = x.relname AND x.relname NOT LIKE '%_key')`;

const factsOf = (url: string): Promise<Set<string>> =>
  withOwner(url, async (client) => {
    const { rows } = await client.query<{ fact: string }>(facts);
    return new Set(rows.map(({ fact }) => fact));
  });

/** One sentence per difference; empty where schema and migrations say the same. */
async function drift(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-drift-"));
  const server = await startEmbeddedPostgres({
    folder,
    settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  });
  try {
    const migrated = await ensureDatabase(server.url, "by_migrations");
    const described = await ensureDatabase(server.url, "by_schema");
    await applyMigrations(migrated);
    const script = await schemaDifference(described, []);
    await withOwner(described, (client) => client.query(script));
    const [built, wished] = [await factsOf(migrated), await factsOf(described)];
    return [
      ...[...wished]
        .filter((fact) => !built.has(fact))
        .map((fact) => `only in the schema:     ${fact}`),
      ...[...built]
        .filter((fact) => !wished.has(fact))
        .map((fact) => `only in the migrations: ${fact}`),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const differences = await drift();
for (const difference of differences) console.log(difference);
process.exit(differences.length === 0 ? 0 : 1);
