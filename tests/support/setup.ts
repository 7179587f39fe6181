/** Runs before each test file: a database of its own, and the environment of a test. */
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { closeDatabase } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";

const name = `test_${randomBytes(6).toString("hex")}`;
const at = (url: string) => {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
};

await withOwner(inject("serverUrl"), (client) =>
  client.query(`CREATE DATABASE ${name} TEMPLATE slipway_template STRATEGY file_copy`),
);
process.env.SLIPWAY_TESTING = "1";
process.env.SLIPWAY_SECRET = "a secret that only the tests know, 32+";
process.env.SLIPWAY_DATA = mkdtempSync(join(tmpdir(), "slipway-data-"));
process.env.DATABASE_URL = at(inject("serverUrl"));
process.env.DATABASE_APP_URL = at(inject("templateAppUrl"));
process.env.LOG_LEVEL ??= "silent";

afterAll(async () => {
  await closeDatabase();
  await withOwner(inject("serverUrl"), (client) =>
    client.query(`DROP DATABASE ${name} WITH (FORCE)`),
  );
});
