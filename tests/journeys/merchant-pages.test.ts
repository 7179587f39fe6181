/** Every page a merchant or a visitor can open, in both languages, holds every rule of a page. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { expectGoodPage, settled } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtPhone, atPhone, phoneOf } from "./merchant-phone";

/** Nobody; a newcomer with a draft and a paid deposit; a shop that is in programs; one that owes its deposit. */
type Reader = "visitor" | "yun" | "shan" | "qing";
let app: RunningApp;
const readers = new Map<Reader, AtPhone>();
/** Addresses that are only known once the app runs: `{draft}` of a path is the draft's. */
const places = new Map<string, string>();

const reader = (name: Reader): AtPhone => {
  const found = readers.get(name);
  if (found === undefined) throw new Error(`${name} has not come`);
  return found;
};
const hrefOf = async ({ page }: AtPhone, start: string) =>
  (await page.locator(`main a[href*="${start}"]`).first().getAttribute("href")) ?? "";

beforeAll(async () => {
  app = await startApp();
  const yun = await atPhone(app, harbourPeople.yun.email);
  readers.set("yun", yun);
  await yun.press("报名（人工核对）", /^\/apply\/app_/);
  places.set("draft", yun.path());

  await yun.open("/wallet");
  places.set("receipt", await hrefOf(yun, "/wallet/pay_"));
  readers.set("qing", await atPhone(app, harbourPeople.qing.email));

  const shan = await atPhone(app, harbourPeople.shan.email);
  readers.set("shan", shan);
  await shan.open("/enrollments");
  places.set("enrollment", await hrefOf(shan, "/enrollments/enr_"));
  await shan.open("/account/team");
  await shan.page.fill("input[name=email]", "neu@slipway.example");
  await shan.page.locator("input[name=role]").first().check();
  await shan.page
    .locator("form", { has: shan.page.locator("input[name=email]") })
    .locator("button")
    .click();
  await settled(shan.page);

  const visitor = await phoneOf(app);
  readers.set("visitor", visitor);
  await visitor.open("/forgot-password");
  await visitor.page.fill("input[name=email]", harbourPeople.mio.email);
  await visitor.page.locator("main form button").click();
  await settled(visitor.page);
  const mailed = async (start: string) => {
    const link = visitor.page.locator(`main a[href*="${start}"]`).first();
    for (let looks = 0; looks < 40; looks += 1) {
      await visitor.open("/outbox");
      if ((await link.count()) > 0) break;
      await visitor.page.waitForTimeout(500);
    }
    return ((await link.getAttribute("href")) ?? "").replace(/^https?:\/\/[^/]+/, "");
  };
  places.set("reset", await mailed("/reset-password?token="));
  places.set("invitation", await mailed("/invitation?token="));
}, 240_000);
afterAll(async () => {
  for (const { context } of readers.values()) await context.close();
  await closeBrowser();
  await app?.stop();
});

const tuples: readonly (readonly [Reader, string, number?])[] = [
  ["visitor", "/"],
  ["visitor", "/sign-in"],
  ["visitor", "/forgot-password"],
  ["visitor", "{reset}"],
  ["visitor", "/reset-password?token=no"],
  ["visitor", "/verify-email?token=no"],
  ["visitor", "{invitation}"],
  ["visitor", "/invitation?token=no"],
  ["visitor", "/outbox"],
  ["visitor", "/programs/cold-start"],
  ["visitor", "/no-such-page", 404],
  ["yun", "/programs"],
  ["yun", "/programs?goal=orders"],
  ["yun", "/programs/cold-start"],
  ["yun", "/programs/rising-star"],
  ["yun", "/enrollments"],
  ["yun", "{draft}"],
  ["yun", "{draft}/shop"],
  ["yun", "{draft}/plan/1"],
  ["yun", "{draft}/plan/3"],
  ["yun", "{draft}/evidence/1"],
  ["yun", "{draft}/agreement"],
  ["yun", "{draft}/check"],
  ["yun", "{draft}/withdraw"],
  ["yun", "/wallet"],
  ["yun", "/wallet?month=2020-01"],
  ["yun", "{receipt}"],
  ["yun", "/wallet/pay"],
  ["yun", "/wallet/card"],
  ["yun", "/wallet/exit"],
  ["yun", "/wallet/refund"],
  ["yun", "/wallet/return?session=cs_none", 404],
  ["yun", "/wallet/deductions/ded_01h455vb4pex5vsknk084sn02q", 404],
  ["qing", "/wallet"],
  ["qing", "/wallet/agreement"],
  ["yun", "/apply/app_01h455vb4pex5vsknk084sn02q", 404],
  ["yun", "/ops", 403],
  ["yun", "/account"],
  ["yun", "/account/email"],
  ["yun", "/account/password"],
  ["yun", "/account/second-factor"],
  ["yun", "/account/sessions"],
  ["yun", "/second-factor/setup"],
  ["yun", "/choose-marketplace"],
  ["shan", "/traffic/rules"],
  ["shan", "/traffic"],
  ["shan", "/traffic?days=90"],
  ["qing", "/traffic"],
  ["shan", "/traffic?store=not-hers", 404],
  ["shan", "/account/team"],
  ["shan", "/programs"],
  ["shan", "/programs/milestone"],
  ["shan", "/enrollments"],
  ["shan", "{enrollment}"],
  ["shan", "{enrollment}/leave"],
];
const pages = tuples.map(([name, path, status = 200]) => ({ name, path, status }));

test("signing in changes to the account's own language at once, and signing out changes back", async () => {
  const english = await atPhone(app, harbourPeople.qing.email, { locale: "en-GB" });
  const { page, watched } = english;
  await page.getByRole("heading", { level: 1, name: "适合您店铺的扶持计划" }).waitFor();
  await settled(page);
  expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
  expect(await page.locator("main").textContent()).not.toMatch(/\{|Apply|conditions met/);
  await page.locator("summary").filter({ hasText: "账户菜单" }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page
    .getByRole("heading", { level: 1, name: "Sign in" })
    .or(page.getByText("Support for small shops"))
    .first()
    .waitFor();
  expect(await page.locator("body").textContent()).not.toContain("登录");
  expect(watched.problems()).toEqual([]);
  await english.context.close();
});

describe.each([
  { language: "中文", lang: "zh-CN" },
  { language: "English", lang: "en-GB" },
])("in $language", ({ language, lang }) => {
  test.each(pages)("$name opens $path", async ({ name, path, status }) => {
    const { page, open, watched } = reader(name);
    watched.forget();
    watched.expectStatus(status);
    const there = path.replace(/\{(\w+)\}/, (_, place: string) => places.get(place) ?? "");
    expect(await open(there)).toBe(status);
    const other = page.getByRole("button", { name: language, exact: true });
    if ((await page.getAttribute("html", "lang")) !== lang) {
      await other.first().click();
      await page.locator(`html[lang="${lang}"]`).waitFor();
      await open(there);
    }
    expect(await page.title()).toMatch(/\S.* – Slipway$|^Slipway$/);
    expect(await page.locator("h1").count()).toBe(1);
    if (lang === "zh-CN") expect(await page.locator("h1").textContent()).toMatch(/\p{Script=Han}/u);
    expect(await page.locator("body").textContent()).not.toMatch(/\{\w+(,|\})|undefined|\[object/);
    await expectGoodPage(
      page,
      watched,
      path === "/ops" ? "staff" : "merchant",
      `${name} ${path} ${language}`,
    );
  });
});
