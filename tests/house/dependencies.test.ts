/** The dependency rule finds what it forbids: one planted violation per rule, in a scratch tree. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const config = resolve(".dependency-cruiser.cjs");
const { forbidden } = createRequire(import.meta.url)(config) as {
  forbidden: readonly { readonly name: string }[];
};
const rooms = forbidden.flatMap(({ name }) => (name.startsWith("below-") ? [name.slice(6)] : []));
const topRoom = "dashboards";

/** What is planted: path → the module it imports. */
const planted: Record<string, string> = {
  "app/values/ring-a.ts": "./ring-b",
  "app/values/ring-b.ts": "./ring-a",
  ...Object.fromEntries(
    rooms.map((room) => [`app/features/${room}/up.ts`, `~/features/${topRoom}/noun`]),
  ),
  "app/features/attic/thing.ts": "~/values/leaf",
  "app/helpers/thing.ts": "~/values/leaf",
  "app/features/ledger/inner/secret.ts": "~/values/leaf",
  "app/features/metrics/peeks.ts": "~/features/merchants/inner/secret",
  "app/features/merchants/inner/secret.ts": "~/values/leaf",
  "app/routes/peeks.ts": "~/features/ledger/inner/secret",
  "app/features/programs/milestone/terms.ts": "~/features/programs/rising-star/terms",
  "app/features/programs/rising-star/terms.ts": "~/values/leaf",
  "app/features/ledger/impure.ts": "~/platform/database.server",
  "app/features/ledger/machine.ts": "node:fs",
  "app/features/ledger/page.tsx": "~/platform/database.server",
  "app/routes/query.ts": "~/platform/database.server",
  "app/features/ledger/door.server.ts": "~/routes/query",
  "app/values/heavy.ts": "~/locales/format",
  "app/platform/knows.server.ts": "~/features/ledger/noun",
  "app/ui/knows.tsx": "~/features/ledger/noun",
  "app/features/ledger/card.server.ts": "stripe",
  "app/features/ledger/own-pool.server.ts": "pg",
  "app/platform/tested.server.ts": "../../tests/support",
  "app/platform/lost.server.ts": "./not-there",
  "app/features/ledger/noun.ts": "~/values/leaf",
  [`app/features/${topRoom}/noun.ts`]: "~/values/leaf",
};
const innocent = [
  "app/values/leaf.ts",
  "app/locales/format.ts",
  "app/platform/database.server.ts",
  "tests/support.ts",
];

const tree = mkdtempSync(join(tmpdir(), "slipway-house-"));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(tree, dirname(path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

type Cruise = { summary: { violations: { from: string; rule: { name: string } }[] } };
let found: Cruise["summary"]["violations"] = [];

beforeAll(() => {
  for (const [path, imported] of Object.entries(planted))
    write(path, `import * as other from "${imported}";\nexport const own = other;\n`);
  for (const path of innocent) write(path, "export const own = 1;\n");
  write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        module: "ESNext",
        moduleResolution: "Bundler",
        paths: { "~/*": ["./app/*"] },
      },
    }),
  );
  symlinkSync(resolve("node_modules"), join(tree, "node_modules"), "dir");
  const run = spawnSync(
    resolve("node_modules/.bin/depcruise"),
    ["--config", config, "--output-type", "json", "app"],
    { cwd: tree, encoding: "utf8", maxBuffer: 50_000_000 },
  );
  found = (JSON.parse(run.stdout) as Cruise).summary.violations;
});

test.each(forbidden.map(({ name }) => name))("finds its planted violation: %s", (name) => {
  expect(found.map((violation) => violation.rule.name)).toContain(name);
});

test("accuses nobody innocent", () => {
  const guilty = new Set(found.map(({ from }) => from));
  expect(innocent.filter((path) => guilty.has(path))).toEqual([]);
});
