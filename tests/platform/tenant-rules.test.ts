/** The rules that let the schema be spread over many machines, each one a question to the catalog. */
import { expect, test } from "vitest";
import {
  columns,
  foreignKeys,
  localTables,
  referenceTables,
  rowsOf,
  tenantTables,
  uniqueKeys,
} from "./catalog";

const tenants = new Set(await tenantTables());
const outside = new Set<string>([...localTables, ...referenceTables]);

test("the lists of tables outside the wall name tables that exist", async () => {
  const real = await rowsOf<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
  );
  const names = new Set(real.map(({ name }) => name));
  expect([...outside].filter((name) => !names.has(name))).toEqual([]);
  expect(tenants.size).toBeGreaterThan(10);
});

test("every row belongs to a marketplace: marketplace_id uuid NOT NULL, first in the primary key", async () => {
  const owning = (await columns()).filter(
    ({ name, type, notNull }) => name === "marketplace_id" && type === "uuid" && notNull,
  );
  const withColumn = new Set(owning.map(({ table }) => table));
  expect([...tenants].filter((table) => !withColumn.has(table))).toEqual([]);
  const keyed = (await uniqueKeys()).filter(
    (key) => key.primary && key.columns[0] === "marketplace_id",
  );
  const withKey = new Set(keyed.map(({ table }) => table));
  expect([...tenants].filter((table) => !withKey.has(table))).toEqual([]);
});

test("every unique or exclusion key contains the marketplace: no error tells of another one's rows", async () => {
  const keys = (await uniqueKeys()).filter(({ table }) => tenants.has(table));
  expect(keys.filter((key) => !key.columns.includes("marketplace_id"))).toEqual([]);
});

test("a foreign key between tables of marketplaces carries the marketplace on both sides", async () => {
  const keys = (await foreignKeys()).filter(({ from, to }) => tenants.has(from) && tenants.has(to));
  const wrong = keys.filter(({ fromColumns, toColumns }) => {
    const place = fromColumns.indexOf("marketplace_id");
    return place < 0 || toColumns[place] !== "marketplace_id";
  });
  expect(wrong).toEqual([]);
});

test("no foreign key leads through the wall, in either direction", async () => {
  const keys = (await foreignKeys()).filter(
    ({ from, to }) => tenants.has(from) !== tenants.has(to),
  );
  expect(keys.map(({ name }) => name)).toEqual([]);
});

test("no foreign key sets columns to null or default, or changes a key that contains the marketplace", async () => {
  const keys = (await foreignKeys()).filter(({ from }) => tenants.has(from));
  const wrong = keys.filter(
    ({ onDelete, onUpdate }) => "nd".includes(onDelete) || "cnd".includes(onUpdate),
  );
  expect(wrong.map(({ name, onDelete, onUpdate }) => `${name} ${onDelete} ${onUpdate}`)).toEqual(
    [],
  );
});

test("row-level security is on and forced everywhere; the application owns nothing", async () => {
  const open = await rowsOf<{ table: string }>(
    `SELECT relname AS table FROM pg_class WHERE relname = ANY ($1)
        AND relnamespace = 'public'::regnamespace
        AND NOT (relrowsecurity AND relforcerowsecurity
          AND NOT pg_has_role('slipway_app', relowner, 'MEMBER'))`,
    [[...tenants]],
  );
  expect(open).toEqual([]);
});

test("the wall is one policy for reading and writing, and any other policy is known by name", async () => {
  const policies = await rowsOf<{ table: string; name: string; using: string; check: string }>(
    `SELECT tablename AS table, policyname AS name, coalesce(qual, '') AS using,
        coalesce(with_check, '') AS check FROM pg_policies WHERE schemaname = 'public'`,
  );
  const wall = "(marketplace_id = ( SELECT slipway.current_marketplace() AS current_marketplace))";
  const walled = policies.filter(({ name }) => name === "marketplace_wall");
  expect(walled.map(({ table }) => table).sort()).toEqual([...tenants].sort());
  expect(walled.filter(({ using, check }) => using !== wall || check !== wall)).toEqual([]);
  const others = policies.filter(({ name }) => name !== "marketplace_wall");
  expect(others.map(({ table, name }) => `${table} ${name}`)).toEqual([
    "membership own_memberships",
  ]);
});

test("no role of the application may pass the wall, and no view or function passes it for one", async () => {
  const login = new URL(process.env.DATABASE_APP_URL ?? "").username;
  const roles = await rowsOf<{ role: string; safe: boolean }>(
    `SELECT rolname AS role,
        NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) AS safe
       FROM pg_roles WHERE rolname IN ('slipway_app', $1) ORDER BY rolname`,
    [login],
  );
  expect(roles).toEqual([
    { role: "slipway_app", safe: true },
    { role: login, safe: true },
  ]);
  expect(
    await rowsOf(
      `SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')`,
    ),
  ).toEqual([]);
  // Each begins by asking for the current marketplace (tests/features/ledger/wall, payments/reconciliation).
  expect(
    await rowsOf(
      `SELECT proname AS name, proconfig AS pinned FROM pg_proc
        WHERE pronamespace IN ('public'::regnamespace, 'slipway'::regnamespace) AND prosecdef
          AND has_function_privilege('slipway_app', oid, 'EXECUTE') ORDER BY proname`,
    ),
  ).toEqual(
    [
      "ledger_close",
      "ledger_post",
      "ledger_settle",
      "reconciliation_alarm",
      "reconciliation_close",
      "reconciliation_explain",
      "reconciliation_match",
      "reconciliation_unmatch",
      "reconciliation_write",
    ].map((name) => ({
      name,
      pinned: expect.arrayContaining(["search_path=pg_catalog, pg_temp"]),
    })),
  );
});

test("the application can empty, alter or hook into no table", async () => {
  const rights = await rowsOf<{ table: string; right: string }>(
    `SELECT table_name AS table, privilege_type AS right FROM information_schema.role_table_grants
      WHERE grantee = 'slipway_app' AND table_schema = 'public'
        AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
  );
  expect(rights).toEqual([]);
  expect(
    await rowsOf("SELECT 1 WHERE has_schema_privilege('slipway_app', 'public', 'CREATE')"),
  ).toEqual([]);
});

test("no trigger carries correctness: each only refuses, as a second guard", async () => {
  const triggers = await rowsOf<{ name: string }>(
    `SELECT c.relname || ' ' || t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
        AND t.tgfoid <> 'slipway.refuse_change'::regproc`,
  );
  expect(triggers).toEqual([]);
});

test("ids are made by the application: no sequence, no id made by a default", async () => {
  expect(
    await rowsOf(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'",
    ),
  ).toEqual([]);
  const made = await rowsOf(
    `SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = ANY ($1)
        AND (is_identity = 'YES' OR column_default ~ 'uuid|nextval|random')`,
    [[...tenants]],
  );
  expect(made).toEqual([]);
});

test("the schema asks for nothing special: no partitions, no deferred constraints, no storage settings", async () => {
  expect(
    await rowsOf(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND (relkind IN ('p', 'I') OR relispartition OR reloptions IS NOT NULL)`,
    ),
  ).toEqual([]);
  expect(
    await rowsOf(
      `SELECT conname FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND condeferrable`,
    ),
  ).toEqual([]);
});
