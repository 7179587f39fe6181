/** Every table behind the wall, with a row of marketplace A and a row of B, seen by the application as A. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { tenantStatement } from "~/platform/tenant.server";
import { asOwner, type Column, columns, foreignKeys, rowsOf, tenantTables } from "./catalog";

type Row = Readonly<Record<string, unknown>>;
const tables = await tenantTables();
const allColumns = await columns();
const keys = await foreignKeys();
const [a, b] = [await aMarketplace(), await aMarketplace()];
const rows = new Map<string, { readonly a: Row; readonly b: Row }>();
const quoted = (name: string) => `"${name}"`;
const denied = "42501";
const noSuchRow = "23503";

function aValue({ name, type }: Column): unknown {
  if (type.endsWith("[]")) return [];
  if (type === "uuid") return randomUUID();
  if (type.startsWith("text") || type.startsWith("character")) return `${name}-${randomUUID()}`;
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type))
    return 1 + Math.floor(Math.random() * 30_000);
  if (type.startsWith("timestamp")) return new Date("2026-11-23T00:00:00Z");
  if (type === "date") return "2026-11-23";
  if (type === "boolean") return false;
  if (type.startsWith("json")) return "{}";
  if (type === "bytea") return Buffer.from(randomUUID());
  throw new Error(`teach this test a value of type ${type} (column ${name})`);
}

const columnsOf = (table: string) => allColumns.filter((column) => column.table === table);
const rowFor = (table: string, marketplaceId: string): Row =>
  Object.fromEntries(
    columnsOf(table).map((column) => [
      column.name,
      column.name === "marketplace_id" ? marketplaceId : aValue(column),
    ]),
  );

function insertion(table: string, row: Row): [string, unknown[]] {
  const names = Object.keys(row);
  const places = names.map((_, n) => `$${n + 1}`);
  return [
    `INSERT INTO ${quoted(table)} (${names.map(quoted)}) VALUES (${places})`,
    Object.values(row),
  ];
}

const app = new pg.Client({ connectionString: process.env.DATABASE_APP_URL });

/** One statement as the application in a marketplace, undone afterwards; what PostgreSQL says to it. */
async function as(
  marketplaceId: string | null,
  text: string,
  values: unknown[] = [],
): Promise<{ rows: Row[]; count: number } | { code: string }> {
  await app.query("BEGIN");
  try {
    if (marketplaceId !== null) await app.query(tenantStatement(marketplaceId));
    const answer = await app.query<Record<string, unknown>>(text, values);
    return { rows: answer.rows, count: answer.rowCount ?? 0 };
  } catch (error) {
    return { code: (error as { code: string }).code };
  } finally {
    await app.query("ROLLBACK");
  }
}

/** Rows are written without checks and foreign keys: here only the wall is asked about. */
beforeAll(async () => {
  const checks = await rowsOf<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
      WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  );
  await asOwner(async (client) => {
    for (const { table, name } of checks)
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
    await client.query("SET session_replication_role = replica");
    for (const table of tables) {
      const made = { a: rowFor(table, a.id), b: rowFor(table, b.id) };
      rows.set(table, made);
      for (const row of [made.a, made.b]) await client.query(...insertion(table, row));
    }
  });
  await app.connect();
});
afterAll(() => app.end());

describe.each(tables)("%s", (table) => {
  const name = quoted(table);
  const rowOf = (side: "a" | "b"): Row => rows.get(table)?.[side] ?? {};

  test("reading: rows, counts and sums are of the own marketplace only", async () => {
    expect(await as(a.id, `SELECT marketplace_id FROM ${name}`)).toMatchObject({
      rows: [{ marketplace_id: a.id }],
    });
    expect(
      await as(a.id, `SELECT count(*)::int AS n FROM ${name} WHERE marketplace_id = $1`, [b.id]),
    ).toMatchObject({ rows: [{ n: 0 }] });
    expect(
      await as(a.id, `SELECT count(DISTINCT marketplace_id)::int AS n FROM ${name}`),
    ).toMatchObject({ rows: [{ n: 1 }] });
    expect(
      await as(
        a.id,
        `SELECT 1 AS seen WHERE EXISTS (SELECT FROM ${name} WHERE marketplace_id = $1)`,
        [b.id],
      ),
    ).toMatchObject({ rows: [] });
  });

  test("without a marketplace there are no rows, not all of them", async () => {
    expect(await as(null, `SELECT marketplace_id FROM ${name}`)).toMatchObject({ rows: [] });
    expect(await as(null, ...insertion(table, rowFor(table, a.id)))).toEqual({ code: denied });
  });

  test("writing another marketplace's rows changes none", async () => {
    const nothing = [{ count: 0, rows: [] }, { code: denied }];
    expect(nothing).toContainEqual(
      await as(
        a.id,
        `UPDATE ${name} SET marketplace_id = marketplace_id WHERE marketplace_id = $1`,
        [b.id],
      ),
    );
    expect(nothing).toContainEqual(
      await as(a.id, `DELETE FROM ${name} WHERE marketplace_id = $1`, [b.id]),
    );
    expect(await as(a.id, `UPDATE ${name} SET marketplace_id = $1`, [b.id])).toEqual({
      code: denied,
    });
    expect(await as(a.id, `TRUNCATE ${name}`)).toEqual({ code: denied });
  });

  test("adding a row for another marketplace is refused, also where its key is taken", async () => {
    expect(await as(a.id, ...insertion(table, rowFor(table, b.id)))).toEqual({ code: denied });
    const [text, values] = insertion(table, rowOf("b"));
    expect(await as(a.id, `${text} ON CONFLICT DO NOTHING`, values)).toEqual({ code: denied });
  });
});

const between = keys.filter(({ from, to }) => tables.includes(from) && tables.includes(to));
test.each(between.map((key) => [`${key.from} → ${key.to} (${key.name})`, key] as const))(
  "a row of another marketplace cannot be pointed at: %s",
  async (_, { from, to, fromColumns, toColumns }) => {
    const target = rows.get(to)?.b ?? {};
    const row = { ...rowFor(from, a.id) };
    for (const [n, column] of fromColumns.entries())
      if (column !== "marketplace_id") row[column] = target[toColumns[n] ?? ""];
    expect([{ code: noSuchRow }, { code: denied }]).toContainEqual(
      await as(a.id, ...insertion(from, row)),
    );
  },
);

test("statistics tell nothing of other marketplaces", async () => {
  await asOwner((client) => client.query("ANALYZE"));
  expect(
    await as(a.id, "SELECT DISTINCT tablename FROM pg_stats WHERE tablename = ANY ($1)", [tables]),
  ).toMatchObject({ rows: [] });
});
