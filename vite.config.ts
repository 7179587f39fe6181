import { fileURLToPath } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import { vitePlugin as remix } from "@remix-run/dev";
import { configDefaults, defineConfig } from "vitest/config";
import remixOptions from "./remix.config.js";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const testing = process.env.VITEST === "true";

export default defineConfig({
  plugins: [lingui(), ...(testing ? [] : [remix(remixOptions)])],
  resolve: {
    alias: { "~": at("./app"), "#prisma": at("./prisma"), "#tests": at("./tests") },
  },
  ssr: { noExternal: [/^@mantine/, /^@tabler/] },
  build: { target: "es2022", cssMinify: true },
  server: { port: Number(process.env.PORT ?? 3000) },
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/setup.ts"],
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    exclude: [...configDefaults.exclude, ".slipway/**"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    server: { deps: { inline: [/^@mantine/] } },
  },
});
