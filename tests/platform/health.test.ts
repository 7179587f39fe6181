import { afterEach, expect, test } from "vitest";
import { rereadConfig } from "~/platform/config.server";
import { closeDatabase } from "~/platform/database.server";
import { missingMigrations, readiness } from "~/platform/health.server";
import { withOwner } from "~/platform/installation.server";
import { migrationFolders } from "~/platform/migrations.server";

const appUrl = process.env.DATABASE_APP_URL;
afterEach(async () => {
  await closeDatabase();
  process.env.DATABASE_APP_URL = appUrl;
  rereadConfig();
});

test("ready: the database answers, and has had every migration", async () => {
  expect(await readiness()).toEqual({
    ready: true,
    database: "ok",
    migrations: "ok",
    queueLagSeconds: 0,
  });
});

test("a database that has not had every migration is not ready, and the migration has a name", async () => {
  const last = migrationFolders().at(-1)?.path ?? "";
  const forget = (name: string | null, at: string) =>
    withOwner(process.env.DATABASE_URL ?? "", (client) =>
      client.query(
        `UPDATE _prisma_migrations SET rolled_back_at = ${at} WHERE migration_name = $1`,
        [name],
      ),
    );
  await forget(last, "now()");
  expect(await missingMigrations()).toEqual([last]);
  expect(await readiness()).toMatchObject({ ready: false, database: "ok", migrations: "behind" });
  await forget(last, "NULL");
});

test("a database that is away is told without its password", async () => {
  process.env.DATABASE_APP_URL = "postgres://slipway:canary-password@127.0.0.1:9/slipway";
  rereadConfig();
  const state = await readiness();
  expect(state).toMatchObject({ ready: false, database: "unreachable", migrations: "unknown" });
  expect(JSON.stringify(state)).not.toContain("canary-password");
});
