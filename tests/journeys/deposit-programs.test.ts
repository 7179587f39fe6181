/**
 * Two shops open with nothing to pay and read what will end that. A month begins, and who holds less deposit
 * is checked. The clock is set forward by a restart.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { expectGoodPage, settled, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtPhone, atPhone } from "./merchant-phone";
import { atDesk } from "./staff-desk";

const folder = mkdtempSync(join(tmpdir(), "slipway-deposit-programs-"));
let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ dataFolder: folder });
}, 240_000);
afterAll(async () => {
  await closeBrowser();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const said = async ({ page }: Pick<AtPhone, "page">) =>
  (await page.locator("main").textContent()) ?? "";
const good = ({ page, watched }: AtPhone, name: string) =>
  expectGoodPage(page, watched, "merchant", name);

/** From the program's page to "approved", and to the enrollment once it has begun. */
async function opensWithNothing(person: AtPhone): Promise<void> {
  const { page, open, press } = person;
  await open("/programs/zero-entry");
  await press("立即报名", /^\/apply\/app_/);
  const application = person.path();
  await open(`${application}/shop`);
  await press("信息无误", application);
  await open(`${application}/plan/1`);
  await page.fill("textarea[name=answer]", "卖自己做的衣服");
  await press("继续", `${application}/plan/2`);
  await page.getByLabel("自产").check();
  await press("继续", application);
  await open(`${application}/agreement`);
  await page.getByRole("checkbox").check();
  await press("继续", application);
  await open(`${application}/check`);
  await press("提交申请", `${application}/sent`);
  const link = page.locator('main a[href^="/enrollments/enr_"]', { hasText: "零元开店" });
  const begun = async () => {
    await open("/enrollments");
    return link.count();
  };
  await expect.poll(begun, { timeout: 60_000, interval: 1_000 }).toBe(1);
  await link.click();
  await page.waitForURL(/\/enrollments\/enr_/);
  const issued = async () => {
    await page.reload();
    await settled(page);
    return (await said(person)).includes("本计划中的保证金");
  };
  await expect.poll(issued, { timeout: 60_000, interval: 1_000 }).toBe(true);
}
async function inEnglish({ page }: AtPhone): Promise<void> {
  await page.getByRole("button", { name: "English", exact: true }).first().click();
  await page.locator('html[lang="en-GB"]').waitFor();
  await settled(page);
}

describe("before the trial ends", () => {
  test.each(["yun", "qing"] as const)(
    "%s holds nothing, and reads the three counters",
    async (who) => {
      const person = await atPhone(app, harbourPeople[who].email);
      await opensWithNothing(person);
      const text = await said(person);
      expect(text).toMatch(/应持有 ¥0，而非 ¥[\d,]+/);
      expect(text).toMatch(/已支付订单.*超过 200 单即结束试运营/);
      expect(text).toMatch(/已支付金额.*达到 ¥10,000即结束试运营/);
      expect(text).toMatch(/试运营天数.*第 180 天即结束试运营/);
      expect(text).toContain("每日订单不超过 100 单");
      await good(person, `${who}: zero-entry`);
      await inEnglish(person);
      expect(await said(person)).toMatch(/¥0 to hold instead of ¥[\d,]+/);
      await good(person, `${who}: zero-entry in English`);
      await person.context.close();
    },
    180_000,
  );
});

/** A little into the second day of the next month, where the marketplace is. */
const nextMonth = (): string => {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 2, 2)).toISOString();
};

describe("a month later", () => {
  beforeAll(async () => {
    await app.stop();
    app = await startApp({ dataFolder: folder, env: { SLIPWAY_CLOCK: nextMonth() } });
  }, 240_000);

  test("staff read the monthly check of a shop with relief, with its figures and the next one", async () => {
    const { context, page, open } = await atDesk(app, harbourPeople.zhou.email, {
      locale: "zh-CN",
    });
    const watched = watch(page);
    await open("/ops/enrollments?program=deposit-relief");
    await page.locator('main a[href*="/ops/enrollments/enr_"]').first().click();
    await page.waitForURL(/\/ops\/enrollments\/enr_/);
    const checked = async () => {
      await page.reload();
      await settled(page);
      return (await page.locator("main").textContent())?.includes("店铺体验分: 当前") ?? false;
    };
    await expect.poll(checked, { timeout: 90_000, interval: 2_000 }).toBe(true);
    const text = (await page.locator("main").textContent()) ?? "";
    expect(text).toMatch(/下次月度检查/);
    expect(text).toMatch(/店铺体验分: 当前 \d\.\d\d · 需要/);
    expect(text).toMatch(/应持有 ¥[\d,.]+，而非 ¥[\d,.]+/);
    await expectGoodPage(page, watched, "staff", "an enrollment with its checks");
    await context.close();
  }, 180_000);
});
