/** An auditor reads who did what, verifies the chain, says why she needs a name; and sees what ran by itself. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { closeBrowser, newContext } from "#tests/support/browser";
import { expectGoodPage, settled, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtDesk, atDesk } from "./staff-desk";

let app: RunningApp;
let auditor: AtDesk;
beforeAll(async () => {
  app = await startApp();
  auditor = await atDesk(app, harbourPeople.he.email);
}, 240_000);
afterAll(async () => {
  await auditor?.context.close();
  await closeBrowser();
  await app?.stop();
});

const entries = () => auditor.page.locator("main ol > li").count();

test("the audit log is searched by its address, opens to what changed, and verifies", async () => {
  const { page, open } = auditor;
  const watched = watch(page);
  expect(await open("/ops/audit")).toBe(200);
  expect(await entries()).toBeGreaterThan(10);
  await expectGoodPage(page, watched, "staff", "audit");

  await page.locator("main ol summary").first().click();
  expect(await page.locator("main ol details[open] dl").count()).toBe(1);
  await page.fill("input[name=q]", "action:application-submitted");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=action/);
  await settled(page);
  await expect.poll(() => page.locator("main ol", { hasText: "通过了申请" }).count()).toBe(0);
  const found = await entries();
  expect(found).toBeGreaterThan(0);
  await open("/ops/audit?action=application-submitted");
  expect(await entries()).toBe(found);
  await open("/ops/audit?q=nobody-did-this");
  expect(await entries()).toBe(0);

  await open("/ops/audit");
  await page.locator("button[value=verify]").click();
  await page.waitForSelector("main [role=status] p");
  await settled(page);
  expect(await page.locator("main ol details").first().textContent()).toContain(
    harbourPeople.he.name,
  );
  expect(watched.problems()).toEqual([]);
});

test("personal data wants a reason, and the reason is kept", async () => {
  const { page, open } = auditor;
  const watched = watch(page);
  watched.expectStatus(400);
  await open("/ops/audit");
  await page.locator("button[value=unmask]").click();
  await page.waitForSelector("[data-field=reason] p");
  await settled(page);
  await page.fill("input[name=reason]", "a complaint came in by post");
  await page.locator("button[value=unmask]").click();
  await page.waitForFunction(() => !document.querySelector("button[value=unmask]"));
  await open("/ops/audit?q=action:personal-data-shown");
  expect(await entries()).toBe(1);
  await page.locator("main ol summary").first().click();
  expect(await page.locator("main ol details[open]").textContent()).toContain(
    "a complaint came in",
  );
  expect(watched.problems()).toEqual([]);
});

test("the log opens and answers without scripts", async () => {
  const context = await newContext({
    javaScriptEnabled: false,
    storageState: await auditor.context.storageState(),
  });
  const page = await context.newPage();
  await page.goto(`${app.url}/ops/audit?q=action:application-submitted`);
  await page.locator("main ol summary").first().click();
  expect(await page.locator("main ol details[open] dl").count()).toBe(1);
  await page.locator("button[value=verify]").click();
  await page.waitForSelector("main [role=status] p");
  await context.close();
});

test("the file is what the page shows", async () => {
  const answer = await auditor.context.request.get(
    `${app.url}/ops/audit.csv?q=action:application-submitted`,
  );
  expect(answer.headers()["content-disposition"]).toContain("slipway-audit-");
  const lines = (await answer.text()).trim().split("\r\n");
  await auditor.open("/ops/audit?q=action:application-submitted");
  expect(lines.length - 1).toBe(await entries());
});

test("what ran by itself is listed, each with its tries and what it was given", async () => {
  const { page, open } = auditor;
  const watched = watch(page);
  expect(await open("/ops/jobs")).toBe(200);
  await expectGoodPage(page, watched, "staff", "jobs");
  const rows = page.locator("main table").first().locator("tbody tr");
  if ((await rows.count()) > 0) {
    await rows.first().locator("a").click();
    await page.waitForURL(/\/ops\/jobs\/[0-9a-f-]{36}/);
    await page.reload();
    await expectGoodPage(page, watched, "staff", "job");
  }
  expect(watched.problems()).toEqual([]);
});
