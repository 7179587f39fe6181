/** Staff give a pool another share: what it does is shown first, it counts once, and it can be ended. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbour, harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { settled } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { addDays, dayOf } from "~/values/day";
import { type AtDesk, atDeskWithSecondFactor, importFile, post, speak } from "./staff-desk";

let app: RunningApp;
let admin: AtDesk;
const today = dayOf(new Date(), harbour.zone);
const tomorrow = addDays(today, 1);
const pool = `/ops/traffic/pools/${encodeURIComponent("feed|food|浙江")}?date=${tomorrow}`;

beforeAll(async () => {
  app = await startApp();
  admin = await atDeskWithSecondFactor(app, harbourPeople.guo.email);
  await speak(admin, app, "en");
  const head = "date,surface,category,region,hourWindow,forecastImpressions,version";
  const line = `${tomorrow},feed,food,浙江,00-24,10000,1`;
  await importFile(admin, "supply", "supply.csv", [head, line, ""].join("\n"));
  await admin.page.waitForFunction(() => document.querySelectorAll("main dl time").length > 1);
}, 400_000);
afterAll(async () => {
  await admin?.context.close();
  await closeBrowser();
  await app?.stop();
});

const said = async () => (await admin.page.locator("main").textContent()) ?? "";
const press = async (name: string) => {
  await admin.page.getByRole("button", { name, exact: true }).click();
  await settled(admin.page);
};
const typeShare = async (share: string, fromDay: string, toDay: string) => {
  const { page } = admin;
  await page.fill("input[name=share]", share);
  await page.fill("input[name=fromDay]", fromDay);
  await page.fill("input[name=toDay]", toDay);
  await page.fill("textarea[name=reason]", "A fair for food from Zhejiang");
};

test("a day without a plan offers to make one, and what it does is said before", async () => {
  const { page, open } = admin;
  await open(`/ops/traffic?date=${tomorrow}`);
  expect(await said()).toContain("There is no plan of");
  await page.locator("main a", { hasText: "Make the plan" }).click();
  await page.waitForURL(/\/ops\/traffic\/make/);
  await settled(page);
  expect(await said()).toContain("The platform reads the new plan from now on");
  await press("Make the plan");
  await page.waitForURL(`${app.url}/ops/traffic?date=${tomorrow}`);
  await expect.poll(said).toContain("No plan could keep more than");
  expect(await post(admin, app, "/ops/traffic/make", { date: "2020-01-06" })).toBe(409);
}, 120_000);

test("a share is shown, saved, refused where another counts, and ended", async () => {
  const { page, open } = admin;
  expect(await open(pool)).toBe(200);
  await typeShare("140", tomorrow, tomorrow);
  await press("Show what it does");
  await expect.poll(said).toContain("Enter a percentage from 0 to 100");
  await typeShare("30", tomorrow, addDays(tomorrow, 6));
  await press("Show what it does");
  await expect.poll(said).toContain("2,000 now, 3,000 then (+1,000)");
  expect(await said()).toContain("This pool has always had the marketplace’s share");
  await press("Save the share");
  await expect.poll(said).toContain("A fair for food from Zhejiang");
  await typeShare("40", addDays(tomorrow, 6), addDays(tomorrow, 9));
  await press("Show what it does");
  await expect.poll(said).toContain("Another share of this pool counts on one of these days");
  expect(await page.inputValue("input[name=share]")).toBe("40");
  await press("End it");
  await expect.poll(said).toContain("Ended");
  await open("/ops/audit");
  await expect.poll(said).toContain("ended a pool’s own share");
}, 120_000);

test("a setting becomes a version, and the published rule says it", async () => {
  const { page, open } = admin;
  await open("/ops/traffic/settings");
  await page.fill("input[name=stopBps]", "9");
  await press("Save as version 1");
  await expect.poll(said).toContain("it must be less than the rate to graduate");
  await page.fill("input[name=stopBps]", "0.5");
  await page.fill("input[name=supportShareBps]", "27.5");
  await press("Save as version 1");
  await expect.poll(said).toContain("Share of a pool for support: 27.5%");
  await open("/traffic/rules");
  expect(await said()).toContain("At most 27.5% of the impressions");
  expect(await said()).toContain("In force: version 1.");
}, 120_000);
