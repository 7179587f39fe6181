/** A webhook's life as an administrator sees it, with a receiver that really listens. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { aReceiver, type Receiver, says, verified } from "#tests/features/notices/receiver";
import { closeBrowser } from "#tests/support/browser";
import { desk, expectGoodPage, settled, type Watched, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtDesk, atDeskWithSecondFactor, speak } from "./staff-desk";

let app: RunningApp;
let admin: AtDesk;
let there: Receiver;
let watched: Watched;
let secret = "";
const wait = { timeout: 30_000, interval: 200 };

beforeAll(async () => {
  there = await aReceiver();
  app = await startApp({ env: { WEBHOOK_PRIVATE_ADDRESSES: "1" } });
  admin = await atDeskWithSecondFactor(app, harbourPeople.guo.email);
  watched = watch(admin.page);
}, 240_000);
afterAll(async () => {
  await admin?.context.close();
  await closeBrowser();
  await app?.stop();
  await there?.close();
});

/** As it comes from the server: what appears by itself later moves things. */
async function good(name: string): Promise<void> {
  await admin.open(admin.page.url().slice(app.url.length));
  await expectGoodPage(admin.page, watched, "staff", name);
  await admin.page.setViewportSize(desk);
}
const submit = async (intent: string) => {
  await admin.page.locator(`form:has(input[value="${intent}"]) button[type=submit]`).click();
};
const shown = (pattern: RegExp) =>
  expect.poll(async () => await admin.page.locator("main").textContent(), wait).toMatch(pattern);

test("none yet, in both languages; then one is made and its secret shown once", async () => {
  const { page, open } = admin;
  for (const language of ["zh", "en"] as const) {
    await speak(admin, app, language);
    watched.forget();
    await open("/settings/webhooks");
    expect(await page.locator("main").textContent()).toContain(
      { zh: "还没有 Webhook", en: "No webhook yet" }[language],
    );
    await good(`webhooks, none, ${language}`);
  }
  await open("/settings/webhooks");
  await page.fill("input[name=name]", "seller center");
  await page.fill("input[name=url]", "https://me:word@127.0.0.1/");
  watched.expectStatus(400);
  await page.locator("main form button[type=submit]").click();
  await page.waitForSelector("[role=alert]");
  expect(await page.locator("[role=alert]").textContent()).toContain("password");
  await page.fill("input[name=url]", there.url);
  await page.locator("main form button[type=submit]").click();
  await page.waitForSelector("main table");
  await settled(page);
  const text = (await page.locator("main").textContent()) ?? "";
  secret = /whsec_[A-Za-z0-9+/=]{44}/.exec(text)?.[0] ?? "";
  expect(secret).not.toBe("");
  await open("/settings/webhooks");
  expect(await page.content()).not.toContain(secret);
}, 120_000);

test("a test arrives, and its answer appears by itself", async () => {
  const { page } = admin;
  await page.locator("main table a").first().click();
  await page.waitForURL(/\/settings\/webhooks\/whe_/);
  await settled(page);
  await submit("test");
  await expect.poll(() => there.got.length, wait).toBe(1);
  const [got] = there.got;
  if (got === undefined) throw new Error("nothing came");
  expect(verified(secret, got)).toMatchObject({ type: "webhook.test" });
  await shown(/HTTP 204/);
  await settled(page);
  await good("a webhook's deliveries");
}, 120_000);

test("what failed is seen with its answer, and sent again under its id", async () => {
  const { page } = admin;
  there.answers(says(500, { "x-trace": "abc" }, "the database is away"));
  await submit("test");
  await shown(/HTTP 500/);
  await page.locator("main table a").first().click();
  await page.waitForURL(/\/deliveries\/msg_/);
  await settled(page);
  await shown(/the database is away/);
  await good("a delivery that failed");
  there.answers(says(200));
  const before = there.got.length;
  await page.locator("main form button[type=submit]").first().click();
  await expect.poll(() => there.got.length, wait).toBeGreaterThan(before);
  expect(there.got.at(-1)?.id).toBe(there.got.at(-2)?.id);
  await shown(/HTTP 200/);
}, 120_000);

test("changed, its secret replaced, switched off and on, removed only by its name", async () => {
  const { page, open } = admin;
  const path = new URL(page.url()).pathname.replace(/\/deliveries.*/, "");
  await open(`${path}?view=settings`);
  await good("a webhook's settings");
  await page.check("input[name=which][value=some]");
  await submit("change");
  watched.expectStatus(400);
  await page.waitForSelector("[role=alert]");
  await page.check("input[name=types][value='deposit.paid']");
  await submit("change");
  await page.waitForURL(/done=changed/);
  await settled(page);
  await submit("replace");
  await shown(/whsec_/);
  expect(await page.locator("main").textContent()).not.toContain(secret);
  await open(`${path}?view=settings`);
  await submit("off");
  await page.waitForURL(/done=off/);
  await settled(page);
  await good("a webhook that is off");
  await submit("on");
  await page.waitForURL(/done=on/);
  await settled(page);
  await page.fill("input[name=name][id^=remove]", "something else");
  await submit("remove");
  watched.expectStatus(409);
  await page.waitForSelector("[role=alert]");
  await page.fill("input[name=name][id^=remove]", "seller center");
  await submit("remove");
  await page.waitForURL(`${app.url}/settings/webhooks`);
  await settled(page);
  expect(await page.locator("main").textContent()).toContain("No webhook yet");
}, 120_000);
