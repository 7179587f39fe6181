/** Every figure opens exactly the rows it counts; search lands; files open safe; a second hand is refused kindly. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { settled, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtDesk, atDesk, importFile, queueIds } from "./staff-desk";

let app: RunningApp;
let zhou: AtDesk;
beforeAll(async () => {
  app = await startApp();
  zhou = await atDesk(app, harbourPeople.zhou.email);
}, 240_000);
afterAll(async () => {
  await zhou?.context.close();
  await closeBrowser();
  await app?.stop();
});

type Counted = { readonly to: string; readonly said: number; readonly rows: number };

/** Follows every link on the page that is a bare figure, and counts what it opens, page by page. */
const figures = (): Promise<readonly Counted[]> =>
  zhou.page.evaluate(async () => {
    const figure = /^[\d,]+$/;
    const links = [...document.querySelectorAll<HTMLAnchorElement>("main a")].filter((link) =>
      figure.test(link.textContent?.trim() ?? ""),
    );
    const rowsOf = async (address: string): Promise<number> => {
      const html = await (await fetch(address)).text();
      const page = new DOMParser().parseFromString(html, "text/html");
      // Where no job is listed, the only table left is the one of what comes next.
      const lists = [...page.querySelectorAll("main table")].slice(
        0,
        address.includes("/jobs") ? -1 : 1,
      );
      const rows =
        page.querySelectorAll("main a[data-row]").length +
        (lists[0]?.querySelectorAll("tbody tr").length ?? 0);
      const next = page.querySelector<HTMLAnchorElement>('main a[href*="after="]');
      return next === null ? rows : rows + (await rowsOf(next.getAttribute("href") ?? ""));
    };
    const found: Counted[] = [];
    for (const link of links) {
      const to = link.getAttribute("href") ?? "";
      const address = new URL(to, location.href).href;
      const said = Number(link.textContent?.replaceAll(",", ""));
      found.push({ to, said, rows: await rowsOf(address) });
    }
    return found;
  });
const wrong = (all: readonly Counted[]) => all.filter(({ said, rows }) => said !== rows);

test("every number of the overview opens exactly the rows it counts", async () => {
  await zhou.open("/ops");
  const all = await figures();
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter(({ said }) => said > 50).length).toBeGreaterThan(3);
  expect(wrong(all)).toEqual([]);
}, 120_000);

test("so does every number of the programs", async () => {
  for (const path of ["/ops/programs", "/ops/programs/return-subsidy"]) {
    await zhou.open(path);
    const all = await figures();
    expect(all.length, path).toBeGreaterThan(3);
    expect(wrong(all), path).toEqual([]);
  }
}, 90_000);

test("the chart draws what its table says, and its file too", async () => {
  await zhou.open("/ops");
  const table = await zhou.page.$$eval(
    "main figure table tbody tr, main details table tbody tr",
    (rows) => rows.map((row) => [...row.children].slice(1).map((cell) => Number(cell.textContent))),
  );
  const csv = await (await zhou.context.request.get(`${app.url}/ops/activity.csv`)).text();
  const lines = csv.trim().split("\r\n").slice(1);
  expect(lines.map((line) => line.split(",").slice(1).map(Number))).toEqual(table);
  const today = table.at(-1) ?? [];
  expect(today.every((value) => value > 0)).toBe(true);
  const drawn = await zhou.page.locator("main svg text").allTextContents();
  for (const value of today) expect(drawn).toContain(String(value));
});

test("search by keyboard: a shop by its name, a case by its id, nothing by nonsense", async () => {
  const { page, open } = zhou;
  const watched = watch(page);
  await open("/ops/reviews");
  const id = (await queueIds(page))[0] ?? "";
  const search = async (text: string) => {
    await page.keyboard.press("Control+k");
    await page.locator("dialog input").waitFor();
    await page.keyboard.type(text);
  };
  const first = page.locator("dialog [role=option]").first();
  await search("山野");
  await first.filter({ hasText: "山野茶" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${app.url}/ops/merchants/shanye`);
  await settled(page);
  await search(id);
  // The pages that were listed before she typed have gone.
  await expect
    .poll(() => page.locator("dialog [role=option]").count(), { timeout: 15_000 })
    .toBe(1);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${app.url}/ops/reviews/${id}`);
  await settled(page);
  await search("zzzz-no-such-thing");
  await expect.poll(() => page.locator("dialog [role=option]").count()).toBe(0);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator("dialog[open]").count()).toBe(0);
  expect(watched.problems()).toEqual([]);
}, 60_000);

test("a shop named like a formula leaves as text", async () => {
  const name = '=HYPERLINK(""http://evil.example"";""x"")';
  await importFile(
    zhou,
    "stores",
    "formula.csv",
    `storeUid,entityUid,name,openedAt,storeType,primaryCategory,version\nformula,ent-lanting,"${name}",2026-01-31T09:00:00+08:00,ORDINARY,food,1\n`,
  );
  const read = async () =>
    (await zhou.context.request.get(`${app.url}/ops/merchants.csv?q=formula`)).body();
  await expect.poll(async () => (await read()).toString(), { timeout: 30_000 }).toContain("HYPER");
  const file = await read();
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(file.toString()).toContain(`"'${name}"`);
  await zhou.open("/ops/merchants/formula");
  expect(await zhou.page.locator("h1").textContent()).toContain("=HYPERLINK(");
}, 60_000);

test("two tabs, one case: the second is told who was faster, and may look again", async () => {
  const { context, open, page } = zhou;
  await open("/ops/reviews?program=return-subsidy");
  const id = (await queueIds(page))[0] ?? "";
  const other = await context.newPage();
  await other.goto(`${app.url}/ops/reviews/${id}`);
  await settled(other);
  // A page that comes to the front looks again by itself: not before the press.
  let lookAgain = () => {};
  const pressed = new Promise<void>((resolve) => {
    lookAgain = resolve;
  });
  await other.route(/\.data(\?|$)/, async (route) => {
    if (route.request().method() === "GET") await pressed;
    await route.continue();
  });
  await open(`/ops/reviews/${id}`);
  await page.keyboard.press("3");
  await page.keyboard.press("Space");
  await page.locator('details[data-way="decline"] button[type=submit]').press("Enter");
  await page.waitForURL(/done=/);

  const approve = other.locator('button[aria-keyshortcuts="1"]');
  const told = other.locator("main [role=alert]");
  await approve.press("Enter");
  await told.waitFor();
  expect(await told.textContent()).toContain(harbourPeople.zhou.name);
  const focused = () =>
    told.evaluate((notice) => notice.closest("[tabindex]") === document.activeElement);
  await expect.poll(focused).toBe(true);
  lookAgain();
  await told.locator("button").press("Enter");
  await expect.poll(() => approve.count(), { timeout: 20_000 }).toBe(0);
  expect(await other.locator("main").textContent()).toContain("未通过");
  await other.close();
}, 90_000);
