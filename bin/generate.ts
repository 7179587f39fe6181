/** Generates the Prisma client. The CLI asks for an engine binary that generating never runs. */
import { spawnSync } from "node:child_process";

const run = spawnSync("prisma", ["generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  shell: process.platform === "win32",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
});
process.exit(run.status ?? 1);
