/** The drift check finds what it looks for: schema and migrations are made to disagree in a scratch copy. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const copy = mkdtempSync(join(tmpdir(), "slipway-drift-test-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function change(file: string, from: string, to: string): void {
  const path = join(copy, "prisma/schema", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test("a column, a type, an index, a key and a table that differ are each named", () => {
  for (const folder of ["schema", "migrations"])
    cpSync(join("prisma", folder), join(copy, "prisma", folder), { recursive: true });
  change("platform.prisma", "worker        String", "worker        String\n  mood String?");
  change("platform.prisma", "attempt       Int", "attempt       BigInt");
  change("platform.prisma", "@@index([marketplaceId, startedAt, jobId])", "");
  change("history.prisma", "@@unique([marketplaceId, height, position])", "");
  writeFileSync(
    join(copy, "prisma/schema/extra.prisma"),
    'model Extra {\n  id String @id @db.Uuid\n  @@map("extra")\n}\n',
  );
  const run = spawnSync(
    resolve("node_modules/.bin/tsx"),
    ["--tsconfig", resolve("tsconfig.json"), resolve("bin/drift.ts")],
    { cwd: copy, encoding: "utf8" },
  );
  expect(run.status).toBe(1);
  const said = run.stdout.trim().split("\n");
  expect(said).toContain("only in the schema:     column job_run.mood is text");
  expect(said).toContain("only in the schema:     column job_run.attempt is bigint, not null");
  expect(said).toContain("only in the migrations: column job_run.attempt is integer, not null");
  expect(said).toContain("only in the schema:     table extra");
  expect(
    said.filter((line) => /migrations: index job_run_marketplace_id_started_at/.test(line)),
  ).toHaveLength(1);
  expect(
    said.filter((line) => /migrations: index audit_seal_.*_position_key/.test(line)),
  ).toHaveLength(1);
  expect(said.every((line) => /job_run|audit_seal|extra/.test(line))).toBe(true);
});
