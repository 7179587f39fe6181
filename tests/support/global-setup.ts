import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install } from "~/platform/installation.server";

declare module "vitest" {
  interface ProvidedContext {
    readonly serverUrl: string;
    readonly templateAppUrl: string;
  }
}

export const testSecret = "a secret that only the tests know, 32+";

/** One server for the run, one migrated template; every test file clones it (`setup.ts`). */
export default async function globalSetup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "slipway-test-"));
  const server = await startEmbeddedPostgres({
    folder,
    settings: [
      "fsync=off",
      "synchronous_commit=off",
      "full_page_writes=off",
      "shared_buffers=256MB",
    ],
  });
  const template = await ensureDatabase(server.url, "slipway_template");
  const { appUrl } = await install(template, testSecret);
  project.provide("serverUrl", server.url);
  project.provide("templateAppUrl", appUrl);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
