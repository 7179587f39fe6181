/** Two marketplaces in two browsers: the same addresses, other rows, and no way from one into the other. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbour, harbourPeople, thames, thamesPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { settled, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import {
  type AtDesk,
  atDesk,
  atDeskWithSecondFactor,
  importFile,
  post,
  queueIds,
} from "./staff-desk";

let app: RunningApp;
let zhou: AtDesk;
let grace: AtDesk;
beforeAll(async () => {
  app = await startApp();
  zhou = await atDesk(app, harbourPeople.zhou.email);
  grace = await atDesk(app, thamesPeople.grace.email);
}, 240_000);
afterAll(async () => {
  await zhou?.context.close();
  await grace?.context.close();
  await closeBrowser();
  await app?.stop();
});

const shown = async ({ page, open }: AtDesk, path: string): Promise<string> => {
  await open(path);
  return (await page.locator("main").textContent()) ?? "";
};
const get = ({ context }: AtDesk, path: string) => context.request.get(`${app.url}${path}`);
const linked = async ({ page, open }: AtDesk, path: string, to: RegExp): Promise<string> => {
  await open(path);
  const links = await page.$$eval("main a", (all) => all.map((one) => one.getAttribute("href")));
  const found = links.find((link) => link !== null && to.test(link));
  if (!found) throw new Error(`${path} has no link to ${to}`);
  return found;
};

test("the same address shows each her own", async () => {
  const watched = [watch(zhou.page), watch(grace.page)];
  const [hers, his] = await Promise.all([
    shown(grace, "/ops/merchants/yunzhi"),
    shown(zhou, "/ops/merchants/yunzhi"),
  ]);
  expect(hers).toContain("Baker & Daughters");
  expect(hers).not.toContain("云织");
  expect(his).toContain("云织服饰");
  expect(his).not.toContain("Baker");
  for (const path of ["/ops/merchants", "/ops/reviews?view=all", "/ops/enrollments?view=all"]) {
    const [there, here] = await Promise.all([shown(grace, path), shown(zhou, path)]);
    expect(there, path).not.toMatch(/云织|山野茶|兰亭|远山/);
    expect(here, path).not.toMatch(/Baker|Rowan/);
  }
  for (const path of ["/ops/merchants.csv", "/ops/reviews.csv?view=all", "/ops/activity.csv"]) {
    const [there, here] = await Promise.all([get(grace, path), get(zhou, path)]);
    expect(await there.text(), path).not.toBe(await here.text());
    expect(await there.text(), path).not.toMatch(/云织|山野茶|兰亭|远山/);
  }
  expect(watched.flatMap((each) => each.problems())).toEqual([]);
}, 90_000);

test("what belongs to the other marketplace does not exist, by page, file, search or form", async () => {
  await zhou.open("/ops/reviews");
  const application = (await queueIds(zhou.page))[0] ?? "";
  await zhou.open("/ops/reviews?program=managed-sales");
  const withFile = (await queueIds(zhou.page))[0] ?? "";
  const enrollment = await linked(zhou, "/ops/enrollments", /enrollments\/enr_/);
  const job = await linked(zhou, "/ops/jobs", /jobs\/[0-9a-f-]{36}/);
  const imported = await importFile(zhou, "stores", "nothing.csv", "storeUid\n");
  const file = await linked(zhou, `/ops/reviews/${withFile}`, /^\/ops\/evidence\/evd_/);
  expect((await get(zhou, file)).status()).toBe(200);
  const hidden = [
    `/ops/reviews/${application}`,
    "/ops/merchants/shanye",
    enrollment,
    job,
    imported,
    `${imported}/errors.csv`,
    file,
  ];
  for (const path of hidden) expect((await get(grace, path)).status(), path).toBe(404);
  await grace.open(`/ops/reviews?sel=${application}`);
  expect(grace.page.url()).not.toContain("sel=");
  for (const q of [application, "云织", "shanye", enrollment.split("/").at(-1) ?? ""]) {
    const answer = await get(grace, `/ops/search?q=${encodeURIComponent(q)}`);
    expect(await answer.json(), q).toMatchObject({ results: [] });
  }
  for (const form of [
    { intent: "approve", revision: "6" },
    { intent: "claim" },
    { intent: "reject", revision: "6", reasonCodes: "DOC_EXPIRED" },
  ])
    expect(await post(grace, app, `/ops/reviews/${application}`, form)).toBe(404);
  expect((await get(zhou, `/ops/reviews/${application}`)).status()).toBe(200);
}, 90_000);

test("somebody invited by the second marketplace changes between the two", async () => {
  const guo = await atDeskWithSecondFactor(app, harbourPeople.guo.email);
  await guo.open("/settings/team");
  const email = thamesPeople.grace.email;
  expect(
    await post(guo, app, "/settings/team?index", { intent: "invite", email, role: "auditor" }),
  ).toBeLessThan(400);
  await guo.context.close();
  const { page, open } = grace;
  await open("/outbox");
  const link = page.locator('main a[href*="/invitation?token="]').first();
  await link.click();
  await page.waitForURL(/\/invitation/);
  await settled(page);
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL(`${app.url}/ops`);

  const choose = async (name: string) => {
    await open("/choose-marketplace");
    await page.locator("main label", { hasText: name }).click();
    await page.locator("main button[type=submit]").click();
    await page.waitForURL(`${app.url}/ops`);
    await page.locator("header", { hasText: name }).waitFor();
    await settled(page);
  };
  await choose(harbour.name);
  expect(await shown(grace, "/ops/merchants/yunzhi")).toContain("云织服饰");
  expect(await open("/ops/audit")).toBe(200);
  await choose(thames.name);
  expect(await shown(grace, "/ops/merchants/yunzhi")).toContain("Baker & Daughters");
  // She reads the history of the first as its auditor; in the second she is a reviewer.
  expect(await open("/ops/audit")).toBe(403);
}, 120_000);
