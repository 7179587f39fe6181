/**
 * Deposits as staff work them, with the keyboard alone: terms, a deduction that a second person confirms, a refund
 * that is approved, comes back from the bank, and is paid by hand by two people.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword, harbourPeople } from "#prisma/seed/cast";
import { closeBrowser, newContext } from "#tests/support/browser";
import { settled } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtDesk, atDeskWithSecondFactor, speak, watchForMouse } from "./staff-desk";

const day = 86_400_000;
const shop = "shanye";
const dataFolder = mkdtempSync(join(tmpdir(), "slipway-deposits-"));
const begun = Date.now();
/** The same object over every restart: who is at a desk goes on where she was. */
const app = {} as RunningApp;
let wang: AtDesk;
let guo: AtDesk;
let owner: BrowserContext;
let noMouse: Awaited<ReturnType<typeof watchForMouse>>;

async function start(ahead: number): Promise<void> {
  const env = {
    SLIPWAY_CLOCK: new Date(Date.now() + ahead).toISOString(),
    SANDBOX_CONTROL: "1",
  };
  Object.assign(app, await startApp({ dataFolder, env }));
}

/** The sandbox's control plane. */
async function turn(path: string, body: object): Promise<void> {
  const sandbox = /sandbox .* at (http:\S+)/.exec(app.printed())?.[1];
  const answer = await fetch(`${sandbox}/_sandbox${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function waitUntil(days: number): Promise<void> {
  const advance = Math.round((begun + days * day - Date.now()) / 1_000);
  await turn("/clock", { advance });
  await app.stop();
  await start(advance * 1_000);
}

beforeAll(async () => {
  await start(0);
  wang = await atDeskWithSecondFactor(app, harbourPeople.wang.email);
  guo = await atDeskWithSecondFactor(app, harbourPeople.guo.email);
  noMouse = await watchForMouse(wang.context);
  for (const somebody of [wang, guo]) {
    somebody.page.setDefaultTimeout(30_000);
    await speak(somebody, app, "en");
  }
  owner = await newContext({ locale: "zh-CN" });
  const page = await owner.newPage();
  await page.goto(`${app.url}/sign-in`);
  await settled(page);
  await page.fill("input[type=email]", harbourPeople.shan.email);
  await page.fill("input[type=password]", demoPassword);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}, 300_000);
afterAll(async () => {
  for (const context of [wang?.context, guo?.context, owner]) await context?.close();
  await closeBrowser();
  await app.stop?.();
  rmSync(dataFolder, { recursive: true, force: true });
});

const said = async ({ page }: AtDesk) => (await page.locator("main").textContent()) ?? "";
const type = async ({ page }: AtDesk, name: string, text: string) => {
  await page.focus(`main [name="${name}"]`);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
};
/** Enter on a button, and the page that follows. */
const press = async ({ page }: AtDesk, intent: string) => {
  await page.focus(`main button[name=intent][value="${intent}"]`);
  await Promise.all([
    page.waitForResponse((one) => one.status() < 400),
    page.keyboard.press("Enter"),
  ]);
  await settled(page);
};
const follow = async ({ page }: AtDesk, href: string, to: RegExp) => {
  await page.focus(`main a[href^="${href}"]`);
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
  await settled(page);
};
const buttons = ({ page }: AtDesk) =>
  page.$$eval("main button[name=intent]", (all) => all.map((one) => one.getAttribute("value")));
const asOwner = async (path: string, form: Record<string, string>): Promise<string | number> => {
  const headers = { Origin: app.url, "Sec-Fetch-Site": "same-origin" };
  const answer = await owner.request.post(`${app.url}${path}`, { form, headers, maxRedirects: 0 });
  return answer.headers().location ?? answer.status();
};
const soon = (look: () => Promise<unknown>) =>
  expect.poll(look, { timeout: 90_000, interval: 1_000 });

test("finance changes the terms, and reads before publishing what changes for whom", async () => {
  await wang.open("/ops/deposits/policy");
  await follow(wang, "/ops/deposits/policy/edit", /edit$/);
  await wang.page.waitForSelector('input[name$=".category"][value="food"]');
  const food = await wang.page.$eval('input[name$=".category"][value="food"]', (input) =>
    (input as HTMLInputElement).name.replace("category", "COMPANY"),
  );
  await type(wang, food, "1000");
  await type(wang, "coolOffDays", "0");
  await type(wang, "secondPersonAbove", "100");
  await press(wang, "preview");
  await wang.page.waitForSelector("button[value=publish]");
  const preview = await said(wang);
  expect(preview).toContain("Food, company: ¥2,000 → ¥1,000");
  expect(preview).toContain("Waiting period of a refund: 7 days → 0 days");
  expect(preview).toMatch(/Asked for more: 0 shops; for less: [1-9]\d* shops?; for the same/);
  await press(wang, "publish");
  await wang.page.waitForURL(/\/policy\/2$/);
  await settled(wang.page);
  expect(await said(wang)).toContain("In force");
}, 240_000);

test("a deduction is proposed, told, agreed to, and taken by a second person alone", async () => {
  await wang.open(`/ops/deposits/${shop}`);
  await follow(wang, "/ops/deposits/deductions/new", /deductions\/new/);
  await wang.page.waitForSelector("main input[name=kind]");
  await wang.page.focus("main input[name=kind]");
  await wang.page.keyboard.press("Space");
  await type(wang, "amount", "150");
  await type(wang, "reason", "Tea of another harvest than was said");
  await type(wang, "title1", "Inspection");
  await type(wang, "reference1", "qc-2026-117");
  await press(wang, "preview");
  await wang.page.waitForSelector("button[value=propose]");
  expect(await said(wang)).toContain(
    "¥150.00 comes off the deposit; ¥1,850.00 is held afterwards.",
  );
  await press(wang, "propose");
  await wang.page.waitForURL(/deductions\/ded_/);
  await settled(wang.page);
  const path = new URL(wang.page.url()).pathname;
  await press(wang, "notify");
  await soon(() => said(wang)).toContain("The shop was told");
  expect(await buttons(wang)).not.toContain("confirm");
  const id = path.split("/").at(-1);
  expect(await asOwner(`/wallet/deductions/${id}`, { answer: "agree" })).toContain(id);
  await wang.open(path);
  expect(await said(wang)).toContain("a second person confirms it");
  expect(await buttons(wang)).not.toContain("confirm");
  await guo.open(path);
  await type(guo, "why", "The inspection is plain");
  await press(guo, "confirm");
  await soon(() => said(guo)).toContain("¥150.00 was taken from the deposit");
  await wang.open(`/ops/deposits/${shop}`);
  expect(await said(wang)).toContain("deposit-deducted");
}, 240_000);

test("a refund is approved over its plan, and the queue is empty again", async () => {
  await waitUntil(1);
  await soon(() => asOwner(`/wallet/refund?store=${shop}`, { amount: "500" })).toContain("refunds");
  await waitUntil(3);
  await soon(async () => {
    await wang.open("/ops/deposits/refunds");
    return said(wang);
  }).toContain("山野茶");
  await follow(wang, "/ops/deposits/refunds/rfd_", /refunds\/rfd_/);
  await soon(() => said(wang)).toContain("Plan over the payments");
  const plan = await said(wang);
  expect(plan).toContain("¥500.00 leaves the deposit; ¥1,350.00 stays.");
  await press(wang, "approve");
  await soon(async () => {
    await wang.open(new URL(wang.page.url()).pathname);
    return said(wang);
  }).toContain("Arrived");
  await wang.open("/ops/deposits/refunds");
  expect(await said(wang)).toContain("No refund waits to be decided");
}, 400_000);

test("what the bank returns is paid by hand: by two people, with the bank's reference", async () => {
  await wang.open(`/ops/deposits/refunds?view=all&store=${shop}`);
  await follow(wang, "/ops/deposits/refunds/rfd_", /refunds\/rfd_/);
  const path = new URL(wang.page.url()).pathname;
  const wallet = await owner.request.get(`${app.url}/wallet/refunds/${path.split("/").at(-1)}`);
  const refund = /\b(re|pyr)_\w+/.exec(await wallet.text())?.[0];
  await turn("/refund", { refund, outcome: "fail", reason: "lost_or_stolen_card" });
  await soon(async () => {
    await wang.open(path);
    return said(wang);
  }).toContain("did not arrive");
  expect(await said(wang)).toContain("A second person has to approve");
  expect(await buttons(wang)).not.toContain("by-hand");
  await guo.open("/ops/deposits/refunds?view=failed");
  await follow(guo, path, /refunds\/rfd_/);
  await press(guo, "by-hand");
  await soon(() => said(guo)).toContain("is to be paid by hand");
  await type(guo, "reference", "ICBC 4711");
  await press(guo, "paid");
  await soon(() => said(guo)).toContain("ICBC 4711");
  await wang.open("/ops/deposits");
  expect(await said(wang)).toContain("The sum agrees");
  await noMouse(wang.page);
}, 300_000);
