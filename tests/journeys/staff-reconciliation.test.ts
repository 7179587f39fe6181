/** A day that does not agree: one matches it by hand and may not close it, another closes it and signs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbour, harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { expectGoodPage, settled, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, withOwner } from "~/platform/installation.server";
import { addDays, dayOf } from "~/values/day";
import { type AtDesk, atDeskWithSecondFactor, post, speak } from "./staff-desk";

let app: RunningApp;
let wang: AtDesk;
let guo: AtDesk;
let day: string;
const dataFolder = mkdtempSync(join(tmpdir(), "slipway-reconciliation-"));

/** The database of the running app, as its owner. */
async function database(): Promise<string> {
  const server = await startEmbeddedPostgres({ folder: join(dataFolder, "postgres") });
  return ensureDatabase(server.url, "slipway");
}

/** A row of the books, once everything the demo's shops paid is booked and at Stripe. */
const lostRow = `
  SELECT t.id, t.occurred_at FROM ledger_transfer t
    JOIN marketplace m ON m.id = t.marketplace_id AND m.slug = $1
   WHERE t.kind = 'stripe-charge'
     AND NOT EXISTS (SELECT FROM stripe_event WHERE status = 'waiting')
     AND NOT EXISTS (SELECT FROM payment p
       WHERE p.marketplace_id = m.id AND p.status = 'paid' AND (p.settled_at IS NULL OR NOT EXISTS (
         SELECT FROM ledger_transfer b
          WHERE b.marketplace_id = p.marketplace_id AND b.key = 'deposit-paid:' || p.id)))
     AND NOT EXISTS (SELECT FROM deposit_refund_leg l
       WHERE l.marketplace_id = m.id AND l.status IN ('PLANNED', 'SENT'))
   ORDER BY t.occurred_at LIMIT 1`;

/** Takes it out, as nobody but the owner of the database can. */
async function loseARow(): Promise<Date> {
  const url = await database();
  for (;;) {
    const lost = await withOwner(url, async (client) => {
      const { rows } = await client.query<{ id: string; occurred_at: Date }>(lostRow, [
        harbour.slug,
      ]);
      const [row] = rows;
      if (row === undefined) return null;
      await client.query("SET session_replication_role = replica");
      await client.query("DELETE FROM ledger_entry WHERE transfer_id = $1", [row.id]);
      await client.query("DELETE FROM ledger_transfer WHERE id = $1", [row.id]);
      return row.occurred_at;
    });
    if (lost !== null) return lost;
    await new Promise((wake) => setTimeout(wake, 500));
  }
}

beforeAll(async () => {
  app = await startApp({ dataFolder });
  day = dayOf(await loseARow(), harbour.zone);
  await app.stop();
  app = await startApp({
    dataFolder,
    env: { SLIPWAY_CLOCK: `${addDays(day, 2)}T06:00:00+08:00` },
  });
  wang = await atDeskWithSecondFactor(app, harbourPeople.wang.email);
  guo = await atDeskWithSecondFactor(app, harbourPeople.guo.email);
  for (const her of [wang, guo]) await speak(her, app, "en");
}, 400_000);
afterAll(async () => {
  await wang?.context.close();
  await guo?.context.close();
  await closeBrowser();
  await app?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const flags = ({ page }: AtDesk) => page.locator("main tbody th [data-signal]").allTextContents();
const texts = ({ page }: AtDesk) => page.locator("main").textContent();

test("the night has put the day beside Stripe's book and says that something is open", async () => {
  const { page, open } = wang;
  await expect
    .poll(
      async () => {
        await open("/ops/reconciliation?view=open");
        return page.locator("main tbody tr").count();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1);
  await open("/ops");
  const need = page.locator("main a[href='/ops/reconciliation?view=open']");
  expect(await need.first().textContent()).toContain("1");
});

test("with the keyboard she finds the two halves, says why, and they are one", async () => {
  const { page, open } = wang;
  const watched = watch(page);
  await open(`/ops/reconciliation/${day}`);
  expect((await flags(wang)).sort()).toEqual(["Only Stripe's", "Only ours"].sort());
  await page.keyboard.press("j");
  await page.waitForSelector("#line textarea[name=note]");
  await settled(page);
  expect(await texts(wang)).toContain("suggested: the same payment");
  await page.keyboard.press("m");
  await page.keyboard.type("Our row of this payment was lost; Stripe's line is it.");
  await page.locator("#line button[value=match]").press("Enter");
  await page.waitForSelector("#line button[value=unmatch]");
  await settled(page);
  expect(await flags(wang)).toEqual([]);

  await page.keyboard.press("u");
  await page.waitForSelector("#line button[value=match]");
  await settled(page);
  expect(await flags(wang)).toHaveLength(2);
  await page.locator("#line textarea[name=note]").fill("The same payment, seen on the statement.");
  await page.locator("#line button[value=match]").click();
  await page.waitForSelector("#line button[value=unmatch]");
  await settled(page);
  expect(watched.problems()).toEqual([]);
  await open(new URL(page.url()).pathname + new URL(page.url()).search);
  await expectGoodPage(page, watched, "staff", "reconciliation day");
});

test("who matched by hand does not close the day, whatever she sends", async () => {
  const { open } = wang;
  await open(`/ops/reconciliation/${day}`);
  expect(await texts(wang)).toContain("Somebody else closes it");
  expect(await wang.page.locator("button[value=close]").count()).toBe(0);
  const form = { intent: "close", revision: "1" };
  expect(await post(wang, app, `/ops/reconciliation/${day}?index`, form)).toBe(409);
});

test("another closes it; the sheet carries both names, and the file both sides", async () => {
  const { page, open, context } = guo;
  const watched = watch(page);
  await open(`/ops/reconciliation/${day}`);
  await page.locator("button[value=close]").click();
  await page.waitForSelector(`text=Closed by ${harbourPeople.guo.name}`);
  await settled(page);
  expect(await page.locator("button[value=close]").count()).toBe(0);
  await open("/ops/reconciliation?view=closed");
  expect(await page.locator("main tbody tr", { hasText: harbourPeople.guo.name }).count()).toBe(1);
  await open(`/ops/reconciliation/${day}/print`);
  for (const { name } of [harbourPeople.wang, harbourPeople.guo])
    expect(await texts(guo)).toContain(name);
  await expectGoodPage(page, watched, "staff", "reconciliation sheet");
  const answer = await context.request.get(`${app.url}/ops/reconciliation/${day}/lines.csv`);
  const lines = (await answer.body()).toString("utf8").trimEnd().split("\r\n");
  expect(lines[0]?.startsWith("\ufeff")).toBe(true);
  expect(lines.filter((line) => line.startsWith("matched")).length).toBe(lines.length - 1);
  expect(
    await post(wang, app, `/ops/reconciliation/${day}?index`, { intent: "close", revision: "1" }),
  ).toBe(409);
  expect(watched.problems()).toEqual([]);
});
