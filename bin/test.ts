/** `npm test`: builds what the browser journeys open, then runs every test there is. */
import { spawnSync } from "node:child_process";
import { buildNow, isBuilt } from "./support/built";

if (!isBuilt() && !buildNow()) process.exit(1);
const run = spawnSync("vitest", ["run", ...process.argv.slice(2)], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exit(run.status ?? 1);
