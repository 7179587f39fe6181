/** What the build sends with the first page of every route, from its manifest; and that the kit stays at home. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { budgets, type KindOfScreen } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";

type Part = {
  readonly id: string;
  readonly parentId?: string;
  readonly module: string;
  readonly imports: readonly string[];
  readonly css: readonly string[];
};
type Manifest = { readonly entry: Part; readonly routes: Readonly<Record<string, Part>> };

/** Kilobytes of a route that neither the entry nor the frames around it have brought already. */
const ownBudgets = { merchant: 20, staff: 35, "staff-tool": 70 } as const;
type Kind = keyof typeof ownBudgets & KindOfScreen;

const client = "build/client";
const assets = join(client, "assets");
let app: RunningApp;
let manifest: Manifest;

beforeAll(async () => {
  app = await startApp({ env: { SLIPWAY_DEMO_DATA: "0" } });
  const file = readdirSync(assets).find((name) => name.startsWith("manifest-")) ?? "";
  const text = readFileSync(join(assets, file), "utf8");
  manifest = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Manifest;
}, 300_000);
afterAll(() => app?.stop());

const weights = new Map<string, number>();
function weigh(path: string): number {
  const known = weights.get(path);
  if (known !== undefined) return known;
  const kilobytes = gzipSync(readFileSync(join(client, path))).length / 1000;
  weights.set(path, kilobytes);
  return kilobytes;
}
const sum = (paths: Iterable<string>): number =>
  [...paths].reduce((total, path) => total + weigh(path), 0);

/** The route and the frames around it, innermost first. */
function frames(route: Part): Part[] {
  const parent = route.parentId ? manifest.routes[route.parentId] : undefined;
  return parent ? [route, ...frames(parent)] : [route];
}
const scripts = (parts: readonly Part[]) =>
  new Set(parts.flatMap(({ module, imports }) => [module, ...imports]));

/** A reader loads one language of the chapters that these scripts name. */
function words(paths: Iterable<string>): number {
  const text = [...paths].map((path) => readFileSync(join(client, path), "utf8")).join("\n");
  const of = (language: string) => {
    const named = text.matchAll(new RegExp(`\\b${language}-[\\w-]{8}\\.js`, "g"));
    return sum(new Set([...named].map(([name]) => `/assets/${name}`)));
  };
  return Math.max(of("en"), of("zh"));
}

/** Explorers and boards: charts and grids to work on. */
const tools: readonly string[] = ["routes/ops.coverage._index"];
function kindOf(id: string): Kind {
  if (tools.includes(id)) return "staff-tool";
  return id.startsWith("routes/ops") || id.startsWith("routes/settings") ? "staff" : "merchant";
}

/** Routes that draw something: a door without a view is an empty chunk. */
const pages = () =>
  Object.values(manifest.routes).filter(
    ({ id, imports }) => imports.length > 0 && id !== "routes/[_]kit",
  );

function overBudget(weightOf: (route: Part) => number, most: Readonly<Record<Kind, number>>) {
  return pages()
    .map((route) => ({ route, weight: weightOf(route), most: most[kindOf(route.id)] }))
    .filter(({ weight, most }) => weight > most)
    .map(({ route, weight, most }) => `${route.id}: ${weight.toFixed(1)} kB of ${most}`);
}
const most = (part: "script" | "style"): Readonly<Record<Kind, number>> => ({
  merchant: budgets.merchant[part],
  staff: budgets.staff[part],
  "staff-tool": budgets["staff-tool"][part],
});

describe("every page stays in its budget", () => {
  test("and there are pages", () => {
    expect(pages().length).toBeGreaterThan(40);
    for (const route of pages()) expect(words(scripts(frames(route)))).toBeGreaterThan(5);
  });

  test("scripts of a first visit", () => {
    const first = (route: Part) => {
      const sent = scripts([...frames(route), manifest.entry]);
      return sum(sent) + words(sent);
    };
    expect(overBudget(first, most("script"))).toEqual([]);
  });

  test("a route's own scripts", () => {
    const own = (route: Part) => {
      const [self, ...around] = frames(route);
      const there = scripts([...around, manifest.entry]);
      return sum([...scripts(self ? [self] : [])].filter((path) => !there.has(path)));
    };
    expect(overBudget(own, ownBudgets)).toEqual([]);
  });

  test("styles", () => {
    const styles = (route: Part) => sum(new Set(frames(route).flatMap(({ css }) => css)));
    expect(overBudget(styles, most("style"))).toEqual([]);
  });
});

test("the kit of parts is nowhere but under test", async () => {
  expect((await fetch(`${app.url}/_kit`)).status).toBe(404);
  const sent = await fetch(`${app.url}/_kit`, {
    method: "POST",
    headers: { Origin: app.url, "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams({ shop: "x" }),
  });
  expect(sent.status).toBe(404);
});
