/** Every component in every state, in a real browser: access, looks that hold on any screen, and manners. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBrowser, newContext } from "#tests/support/browser";
import {
  desk,
  expectGoodPage,
  phone,
  settled,
  smallTargets,
  watch,
} from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ env: { SLIPWAY_TESTING: "1", SLIPWAY_DEMO_DATA: "0" } });
}, 300_000);
afterAll(async () => {
  await closeBrowser();
  await app?.stop();
});

type Wishes = {
  readonly locale?: string;
  readonly scripts?: boolean;
  readonly viewport?: typeof phone | typeof desk;
};

async function onKit(query: string, wishes: Wishes, visit: (page: Page) => Promise<void>) {
  const { locale = "en-GB", scripts = true, viewport = desk } = wishes;
  const context = await newContext({ locale, viewport, javaScriptEnabled: scripts });
  try {
    const page = await context.newPage();
    await page.goto(`${app.url}/_kit${query}`);
    if (scripts) await settled(page);
    await visit(page);
  } finally {
    await context.close();
  }
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

describe.each(["merchant", "staff"])("%s density", (density) => {
  test.each(["en-GB", "zh-CN"])("%s: holds every rule of a page", async (locale) => {
    const context = await newContext({ locale, viewport: phone });
    const page = await context.newPage();
    const watched = watch(page);
    await page.goto(`${app.url}/_kit?density=${density}`);
    await expectGoodPage(page, watched, "kit", `kit ${density} ${locale}`);
    if (density === "merchant") expect(await smallTargets(page, 44)).toEqual([]);
    await context.close();
  });
});

test("no text of a chart is smaller than 11 px on a phone", () =>
  onKit("", { viewport: phone }, async (page) => {
    const smallest = await page.evaluate(() => {
      const texts = [...document.querySelectorAll("svg text")].filter((text) =>
        text.checkVisibility(),
      );
      return Math.min(...texts.map((text) => text.getBoundingClientRect().height));
    });
    expect(smallest).toBeGreaterThan(11);
  }));

describe("a form that was not accepted", () => {
  test("takes the focus to the summary, whose links lead to the fields", () =>
    onKit("", { locale: "zh-CN", viewport: phone }, async (page) => {
      await page.getByRole("button", { name: "提交申请" }).press("Enter");
      const summary = page.getByRole("alert").filter({ hasText: "处需要修改" });
      await summary.waitFor();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute("role")))
        .toBe("alert");
      expect(await page.title()).toMatch(/^有误：/);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await focused(page)).toBe("shop");
      expect(await summary.locator("a").first().textContent()).toBe("请填写店铺名称");
    }));

  test("checks a field again when it is left, and keeps the others' troubles", () =>
    onKit("", {}, async (page) => {
      await page.getByRole("button", { name: "Send application" }).click();
      await page.locator("#orders-error").waitFor();
      await page.fill("#orders", "5");
      await page.locator("#orders").blur();
      await page.getByText("Enter 10 or more").first().waitFor();
      await page.fill("#orders", "50");
      await page.locator("#orders").blur();
      await page.locator("#orders-error").waitFor({ state: "detached" });
      expect(await page.locator("#shop-error").count()).toBe(1);
    }));

  test("says the same and keeps what was typed without scripts", () =>
    onKit("", { scripts: false, locale: "zh-CN" }, async (page) => {
      await page.fill("#shop", "云织");
      await page.check("#channels-1");
      await page.getByRole("button", { name: "提交申请" }).click();
      await page.getByRole("alert").first().waitFor();
      expect(await page.title()).toMatch(/^有误：/);
      expect(await page.getByRole("alert").first().textContent()).toContain("处需要修改");
      expect(await page.inputValue("#shop")).toBe("云织");
      expect(await page.isChecked("#channels-1")).toBe(true);
    }));
});

test("language and appearance change without scripts, and the server draws them at once", () =>
  onKit("", { scripts: false }, async (page) => {
    await page.getByRole("button", { name: "中文" }).click();
    await page.locator('html[lang="zh-CN"]').waitFor();
    await page.locator("summary").filter({ hasText: "账户菜单" }).click();
    await page.getByRole("button", { name: "深色" }).click();
    await page.locator('html[data-theme="dark"]').waitFor();
    expect(new URL(page.url()).pathname).toBe("/_kit");
  }));

describe("keys", () => {
  test("a menu opens, walks and closes by key and gives the focus back", () =>
    onKit("?density=staff", {}, async (page) => {
      const button = page.getByLabel("Actions for Yunzhi Apparel");
      await button.press("Enter");
      await page.getByRole("menuitem", { name: "Open" }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      await page.getByRole("menuitem", { name: "Open" }).waitFor({ state: "detached" });
      expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
    }));

  test("the command menu goes where it is told", () =>
    onKit("?density=staff", {}, async (page) => {
      await page.keyboard.press("Control+k");
      await page.locator("dialog[open] input:focus").waitFor();
      await page.keyboard.type("form");
      await page.getByRole("option", { name: "Form only" }).waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(/only=form/);
    }));

  test("single keys are silent while someone types, and can be turned off", () =>
    onKit("?density=staff", {}, async (page) => {
      const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await page.locator("#shop").press("Shift+?");
      expect(await help.count()).toBe(0);
      await page.locator("#shop").blur();
      await page.keyboard.press("Shift+?");
      await help.waitFor();
      await page.keyboard.press("Escape");
      await page.locator("summary").filter({ hasText: "Account menu" }).click();
      await page.getByRole("button", { name: "Turn single-key shortcuts off" }).click();
      await page.getByRole("button", { name: "Turn single-key shortcuts on" }).waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Shift+?");
      expect(await help.count()).toBe(0);
    }));
});

test("an undo stands for eight seconds, and as long as the pointer rests on it", () =>
  onKit("?density=staff", {}, async (page) => {
    await page.clock.install();
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    const banner = page.getByRole("status").filter({ hasText: "Approved Yunzhi Apparel." });
    await page.clock.runFor(4_000);
    await banner.hover();
    await page.clock.runFor(20_000);
    expect(await banner.count()).toBe(1);
    await page.mouse.move(0, 0);
    await page.clock.runFor(8_000);
    expect(await banner.count()).toBe(0);
  }));

test("a page that fails keeps its frame and names the reference of the log line", () =>
  onKit("?fail", {}, async (page) => {
    await page.getByRole("heading", { name: "This page did not load" }).waitFor();
    const reference = await page.locator("main code").textContent();
    expect(app.printed()).toContain(reference);
    expect(await page.getByRole("banner").count()).toBe(1);
  }));
