/** Coverage as staff see it: every number opens its shops, arrows walk the grid, an alert leads to its lever. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbour, harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import {
  desk,
  expectGoodPage,
  phone,
  settled,
  type Watched,
  watch,
} from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { mondayOf } from "~/features/traffic/coverage-cohort";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, withOwner } from "~/platform/installation.server";
import { addDays, dayOf } from "~/values/day";
import { newId } from "~/values/public-id";
import { type AtDesk, atDesk, speak } from "./staff-desk";

let app: RunningApp;
let zhou: AtDesk;
let watched: Watched;
const dataFolder = mkdtempSync(join(tmpdir(), "slipway-coverage-"));
const today = dayOf(new Date(), harbour.zone);
const thisWeek = mondayOf(today);
const lastWeek = addDays(thisWeek, -7);

/** Ten weeks of forty shops, beside the demo's own: most are covered on the sixth day, some later or never. */
const population = `
  INSERT INTO coverage_store (marketplace_id, store_uid, cohort, opened_day, live_day, left_out,
    category, region, size_class, agri, support_impressions, main_surface, covered_on, effective,
    success, as_of)
  SELECT m.id, 'cov-' || w || '-' || n, monday, opened, CASE WHEN n % 13 = 5 THEN NULL ELSE opened END,
    CASE WHEN n % 13 = 5 THEN 'NO_PRODUCT' WHEN n % 17 = 6 THEN 'NOT_VERIFIED' END,
    (ARRAY['food', 'home', 'apparel'])[1 + n % 3], (ARRAY['浙江', '安徽'])[1 + n % 2], 'SMALL', n % 4 = 0,
    CASE WHEN covered THEN 1200 ELSE 100 * (n % 9) END, CASE WHEN n % 9 = 0 THEN NULL ELSE 'feed' END,
    CASE WHEN covered THEN opened + 2 + n % 5 END, n % 3 = 0, n % 12 = 0, $2::date
  FROM marketplace m CROSS JOIN generate_series(0, 9) w CROSS JOIN generate_series(1, 40) n
  CROSS JOIN LATERAL (SELECT $3::date - 7 * w AS monday) a
  CROSS JOIN LATERAL (SELECT least(monday + n % 7, $2::date) AS opened) b
  CROSS JOIN LATERAL (SELECT n % 13 <> 5 AND n % 20 <> 10 + w % 2 AND opened + 2 + n % 5 < $2::date AS covered) c
  WHERE m.slug = $1`;

const alert = `
  INSERT INTO coverage_alert (marketplace_id, id, cohort, raised_at, size, covered, expected, lever)
  SELECT m.id, $2, $3, now(), 36, 20, 33, $4 FROM marketplace m WHERE m.slug = $1`;
const lever = {
  pool: { surface: "feed", category: "food", region: "*" },
  ...{ impressions: 1_450, shops: 2, days: 3, missing: 2, shareBps: 2_000, neededBps: 2_350 },
};

beforeAll(async () => {
  app = await startApp({ dataFolder });
  const server = await startEmbeddedPostgres({ folder: join(dataFolder, "postgres") });
  await withOwner(await ensureDatabase(server.url, "slipway"), async (client) => {
    await client.query(population, [harbour.slug, today, thisWeek]);
    await client.query(alert, [harbour.slug, newId(), lastWeek, JSON.stringify(lever)]);
  });
  zhou = await atDesk(app, harbourPeople.zhou.email);
  await speak(zhou, app, "en");
  watched = watch(zhou.page);
}, 280_000);
afterAll(async () => {
  await zhou?.context.close();
  await closeBrowser();
  await app?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

type Counted = { readonly to: string; readonly said: number; readonly rows: number };
/** Follows each bare figure, and the losses between steps, and counts what they open, page by page. */
const figures = (): Promise<readonly Counted[]> =>
  zhou.page.evaluate(async () => {
    const rowsOf = async (address: string): Promise<number> => {
      const html = await (await fetch(address)).text();
      const page = new DOMParser().parseFromString(html, "text/html");
      const rows = page.querySelectorAll("main table tbody tr").length;
      const next = page.querySelector<HTMLAnchorElement>('main a[rel="next"]');
      return next === null ? rows : rows + (await rowsOf(next.getAttribute("href") ?? ""));
    };
    const links = [...document.querySelectorAll<HTMLAnchorElement>("main a")].filter((link) =>
      /^\u2212?[\d,]+$/.test(link.textContent?.trim() ?? ""),
    );
    const found: Counted[] = [];
    for (const link of links) {
      const to = link.getAttribute("href") ?? "";
      const said = Number(link.textContent?.replaceAll(/[,\u2212]/g, ""));
      found.push({ to, said, rows: await rowsOf(new URL(to, location.href).href) });
    }
    return found;
  });
const wrong = (all: readonly Counted[]) => all.filter(({ said, rows }) => said !== rows);

test("every number of the explorer opens exactly the shops it counts", async () => {
  expect(await zhou.open("/ops/coverage?last=8&group=region")).toBe(200);
  const all = await figures();
  expect(all.length).toBeGreaterThan(25);
  expect(all.filter(({ said }) => said > 50).length).toBeGreaterThan(3);
  expect(wrong(all)).toEqual([]);
}, 120_000);

test("so does every number of a week, and of a part of it", async () => {
  for (const search of ["", "?category=food&promise=without"]) {
    await zhou.open(`/ops/coverage/${addDays(thisWeek, -42)}${search}`);
    const all = await figures();
    expect(all.length).toBeGreaterThan(8);
    expect(wrong(all)).toEqual([]);
  }
}, 90_000);

test("arrows walk the grid, and Enter lists the shops of a cell", async () => {
  const { page, open } = zhou;
  await open("/ops/coverage");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-cell"));
  expect(await page.locator("[data-cell][tabindex='0']").count()).toBe(1);
  await page.locator("[data-cell='0.0']").focus();
  for (const [key, cell] of [
    ["ArrowDown", "1.0"],
    ["ArrowDown", "2.0"],
    ["ArrowDown", "3.0"],
    ["ArrowRight", "3.1"],
    ["End", "3.1"],
    ["ArrowRight", "3.2"],
    ["ArrowRight", "3.3"],
    ["ArrowUp", "2.3"],
    ["ArrowDown", "3.3"],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focused(), key).toBe(cell);
  }
  const said = await page.locator("[data-cell='3.3']").getAttribute("aria-label");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/ops\/coverage\/\d{4}-\d\d-\d\d\?view=covered&day=3/);
  await settled(page);
  const [, covered] = /, (\d+) of \d+ covered/.exec(said ?? "") ?? [];
  expect(await page.locator("main table tbody tr").count()).toBe(Number(covered));
});

test("an alert on the overview leads to its cohort, and to the pool that would help", async () => {
  const { page, open } = zhou;
  await open("/ops");
  const need = page.locator("main a[href='/ops/coverage/alerts']");
  expect(await need.textContent()).toBe("1");
  await need.click();
  await page.waitForURL(/\/ops\/coverage\/alerts/);
  await settled(page);
  expect(await page.locator("main table tbody tr").count()).toBe(1);
  await page.locator("main table tbody th a").click();
  await page.waitForURL(`${app.url}/ops/coverage/${lastWeek}`);
  await settled(page);
  expect(await page.locator("main").textContent()).toContain("1,450 more impressions");
  const pool = page.locator("main a[href^='/ops/traffic/pools/']");
  expect(await pool.getAttribute("href")).toBe("/ops/traffic/pools/feed%7Cfood%7C*");
});

test("the file holds the grid, and the definition it was counted by", async () => {
  const csv = await (await zhou.context.request.get(`${app.url}/ops/coverage.csv?last=8`)).text();
  const [head = "", ...lines] = csv.trim().split("\r\n");
  expect(lines).toHaveLength(8);
  expect(head.endsWith(",Definition")).toBe(true);
  for (const line of lines) expect(line.endsWith(",1")).toBe(true);
  const shops = await (
    await zhou.context.request.get(`${app.url}/ops/coverage/${lastWeek}/shops.csv?view=left-out`)
  ).text();
  expect(shops).toContain("NO_PRODUCT");
});

test("a cohort of nobody has no rate, here and on a phone", async () => {
  const { page, open } = zhou;
  await page.setViewportSize(phone);
  await open("/ops/coverage?last=26");
  const cards = page.locator("main ul[aria-label='Cohorts'] > li");
  expect(await cards.count()).toBe(26);
  expect(await cards.last().textContent()).toContain("No cohort");
  expect(await cards.last().textContent()).not.toContain("%");
  expect(await cards.first().isVisible()).toBe(true);
  await page.setViewportSize(desk);
});

test.each(["zh", "en"] as const)(
  "the pages are good pages: %s",
  async (language) => {
    await speak(zhou, app, language);
    for (const [path, kind] of [
      ["/ops/coverage", "staff-tool"],
      ["/ops/coverage?grain=month&category=food", "staff-tool"],
      ["/ops/coverage/alerts", "staff"],
      [`/ops/coverage/${lastWeek}?view=waiting`, "staff"],
    ] as const) {
      watched.forget();
      await zhou.page.setViewportSize(desk);
      expect(await zhou.open(path), path).toBe(200);
      await expectGoodPage(zhou.page, watched, kind, path);
    }
  },
  180_000,
);
