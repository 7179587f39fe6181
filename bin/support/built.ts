import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export const serverBuild = "build/server/index.js";
const sources = [
  "app",
  "prisma/schema",
  "vite.config.ts",
  "remix.config.js",
  "lingui.config.ts",
  "package.json",
];

function newest(path: string): number {
  const here = statSync(path);
  if (!here.isDirectory()) return here.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** True where the build is there and no source is younger than it. */
export const isBuilt = (): boolean =>
  existsSync(serverBuild) && statSync(serverBuild).mtimeMs >= Math.max(...sources.map(newest));

export function buildNow(): boolean {
  const run = spawnSync("remix", ["vite:build", "--logLevel", "warn"], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, NODE_ENV: "production" },
  });
  return run.status === 0;
}
