/** A merchant and her deposit on a phone, in Chinese: due, agreed, declined, paid, saved, topped up, disputed, left. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbourPeople, thamesPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { expectGoodPage, settled } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtPhone, atPhone } from "./merchant-phone";

/** What the test's own setting must not bring into another process. */
const unset = { DATABASE_URL: undefined, DATABASE_APP_URL: undefined, SLIPWAY_SECRET: undefined };

/** 清禾数码 has not paid its deposit when the demo begins. */
const shop = "qinghe";
let app: RunningApp;
let qing: AtPhone;
beforeAll(async () => {
  app = await startApp();
  qing = await atPhone(app, harbourPeople.qing.email);
}, 300_000);
afterAll(async () => {
  await qing?.context.close();
  await closeBrowser();
  await app?.stop();
});

const main = () => qing.page.locator("main");
const said = async () => (await main().textContent()) ?? "";
const good = async (name: string) => {
  const { page, watched, open, path } = qing;
  await open(path() + new URL(page.url()).search);
  await expectGoodPage(page, watched, "merchant", name);
};

/** Chooses on the sandbox's Checkout page how the payment ends, and presses its button. */
async function atCheckout(choice: string): Promise<void> {
  const { page } = qing;
  await page.waitForURL(/\/c\/pay\/cs_/);
  expect(await page.locator("body").textContent()).toContain("SANDBOX");
  await page.locator(`input[name=choice][value=${choice}]`).check();
  await page.locator("form button").click();
}
const backAt = async (address: RegExp) => {
  await qing.page.waitForURL((url) => url.href.startsWith(app.url) && address.test(url.pathname));
  await settled(qing.page);
};
const go = async (name: RegExp | string) => {
  await qing.page
    .getByRole("button", { name })
    .or(qing.page.getByRole("link", { name }))
    .first()
    .click();
};
/** The page says it, now or once the events have come. */
const soon = (path: string, sentence: string | RegExp) =>
  expect
    .poll(
      async () => {
        await qing.open(path);
        return said();
      },
      { timeout: 40_000, interval: 1_000 },
    )
    .toMatch(sentence);

test("sees what is due, its last minute, why, and what follows", async () => {
  await qing.page
    .getByRole("link", { name: /保证金/ })
    .first()
    .click();
  await backAt(/^\/wallet$/);
  const text = await said();
  expect(text).toContain("¥5,000.00");
  expect(text).toMatch(/北京时间 2\d{3}年\d+月\d+日 23:59/);
  expect(text).toContain("暂停提现");
  expect(text).toContain("基础保证金");
  await good("wallet, something is due");
});

test("agrees to the terms before the first payment; without the tick there is none", async () => {
  const { page, watched } = qing;
  await qing.open("/wallet");
  await go(/^支付 ¥5,000\.00$/);
  await backAt(/^\/wallet\/agreement$/);
  await good("terms");
  watched.expectStatus(400);
  await go("同意并继续");
  await page.getByRole("alert").first().waitFor();
  await page.getByRole("checkbox").check();
  await go("同意并继续");
  await backAt(/^\/wallet\/pay$/);
  watched.forget();
  await good("ways to pay");
  await qing.open("/wallet/agreement");
  expect(await said()).toMatch(/同意了第 1 版，地址/);
});

test("a declined card charges nothing and says why; leaving Checkout says so too", async () => {
  const { page } = qing;
  qing.watched.expectStatus(402);
  await qing.open("/wallet/pay");
  await go(/^支付 ¥5,000\.00$/);
  await atCheckout("insufficient");
  await page.getByRole("alert").first().waitFor();
  qing.watched.forget();
  await page.locator("input[name=choice][value=abandon]").check();
  await page.locator("form button").click();
  await backAt(/^\/wallet\/pay$/);
  await expect.poll(said).toContain("您离开时未支付，没有扣款");
  await soon("/wallet", /支付未完成，没有扣款.*余额或额度不足/s);
  await good("wallet, declined");
});

test("pays with a card, comes back to what is true, and finds it held", async () => {
  await qing.open("/wallet");
  await go("重新支付");
  await backAt(/^\/wallet\/pay$/);
  await go(/^支付 ¥5,000\.00$/);
  await atCheckout("ok");
  await backAt(/^\/wallet\/payments\/pay_/);
  await expect.poll(said).toContain("已支付");
  await good("paid");
  await qing.open("/wallet");
  const text = await said();
  expect(text).toContain("保管中");
  expect(text).not.toContain("待缴纳");
  expect(text).toMatch(/累计缴纳¥5,000\.00/);
  await good("wallet, held");
});

test("has a receipt and a file of it", async () => {
  const { page, context } = qing;
  await qing.open("/wallet");
  await page.locator('main a[href^="/wallet/pay_"]').first().click();
  await backAt(/^\/wallet\/pay_/);
  await expect.poll(said).toMatch(/收据编号pay_\w+/);
  await good("receipt");
  const file = await context.request.get(`${app.url}/wallet.csv`);
  const bytes = await file.body();
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString("utf8")).toContain("缴纳保证金,5000.00,5000.00,CNY,已入账,银行卡");
});

test("leaves a card for later, one whose bank asks each time", async () => {
  await qing.open("/wallet/card");
  await good("no card");
  await go("保存银行卡");
  await atCheckout("asks_again");
  await backAt(/^\/wallet\/card$/);
  await soon("/wallet/card", /•••• \d{4}/);
  await good("a card");
});

/** Something the marketplace does meanwhile. */
const cue = (name: "risk" | "deduction") =>
  promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "tests/journeys/wallet-cues.ts", name, shop],
    { env: { ...process.env, SLIPWAY_DATA: app.dataFolder, ...unset } },
  );

test("owes more after a risk was found, pays with the saved card, and her bank asks for her", async () => {
  await cue("risk");
  await qing.open("/wallet");
  expect(await said()).toMatch(/待缴纳¥1,000\.00/);
  await go(/^支付 ¥1,000\.00$/);
  await backAt(/^\/wallet\/pay$/);
  await good("ways to pay, with a card");
  await go(/^用 .* 支付 ¥1,000\.00$/);
  await backAt(/^\/wallet\/payments\/pay_/);
  await expect.poll(said).toContain("银行需要您确认一笔付款");
  await good("the bank asks");
  await go("去银行确认");
  await qing.page.waitForURL(/\/authenticate\//);
  await qing.page.getByRole("button", { name: "是本人操作" }).click();
  await backAt(/^\/wallet\/payments\/pay_/);
  await expect.poll(said).toContain("已支付");
  await soon("/wallet", /累计缴纳¥6,000\.00/);
});

test("lets the card pay by itself, and takes that back", async () => {
  await qing.open("/wallet/card");
  await go(/^同意：/);
  await expect.poll(said).toContain("起开启");
  await go("关闭");
  await expect.poll(said).toContain("已关闭");
});

test("objects to a deduction with a reason and evidence; what is missing is told at its field", async () => {
  const { page, watched } = qing;
  await cue("deduction");
  await qing.open("/wallet");
  await page.locator('main a[href^="/wallet/deductions/ded_"]').first().click();
  await backAt(/^\/wallet\/deductions\/ded_/);
  await expect.poll(said).toContain("商品描述与实物不符");
  expect(await said()).toMatch(/请在北京时间 \d{4}年\d+月\d+日 23:59 前答复/);
  expect(await said()).toContain("买家投诉照片");
  await good("a deduction");
  watched.expectStatus(400);
  await go("提交申诉");
  await page.getByRole("alert").first().waitFor();
  expect(await said()).toContain("请填写申诉理由");
  await page.fill("[name=reply]", "实物与描述一致，见质检报告。");
  await page.fill('[name="evidence[0].title"]', "质检报告");
  await page.fill('[name="evidence[0].reference"]', "https://example.com/report.pdf");
  await go("提交申诉");
  await expect.poll(said).toContain("您已申诉，审理中");
  expect(await said()).toContain("质检报告");
  watched.forget();
  await good("a deduction, disputed");
});

test("announces that the shop closes, reads every date and what stands in the way, and calls it off", async () => {
  await qing.open("/wallet/exit");
  await good("leaving, before");
  await go("发布退店公示");
  await expect.poll(said).toContain("公示日期");
  expect(await said()).toContain("扣款案件尚未结案");
  expect((await said()).match(/\d{4}年\d+月\d+日/g)?.length).toBeGreaterThan(3);
  await good("leaving");
  await go("取消退店");
  await expect.poll(said).toContain("如果今天公示");
});

test("nobody forges her forms: without an origin, or from another site, nothing happens", async () => {
  const cookie = (await qing.context.cookies(app.url))
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const post = (headers: Record<string, string>) =>
    fetch(`${app.url}/wallet/exit`, {
      method: "POST",
      headers: { cookie, ...headers },
      body: new URLSearchParams({ what: "announce", noticeOn: "2099-01-01" }),
      redirect: "manual",
    });
  expect((await post({})).status).toBe(403);
  expect((await post({ origin: "https://evil.example" })).status).toBe(403);
  await qing.open("/wallet/exit");
  expect(await said()).toContain("如果今天公示");
});

test("without scripts, in English and another currency: agreed, paid and back by forms and links alone", async () => {
  const tom = await atPhone(app, thamesPeople.tom.email, {
    javaScriptEnabled: false,
    locale: "en-GB",
  });
  const { page, open } = tom;
  const press = (name: RegExp | string) =>
    page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().click();
  await open("/wallet");
  await press(/^Pay £/);
  await page.waitForURL(/\/wallet\/agreement/);
  await page.getByRole("checkbox").check();
  await press("Agree and go on");
  await page.waitForURL(/\/wallet\/pay/);
  await press(/^Pay £/);
  await page.waitForURL(/\/c\/pay\/cs_/);
  await page.locator("input[name=choice][value=ok]").check();
  await page.locator("form button").click();
  await page.waitForURL(/\/wallet\/payments\/pay_/);
  expect(await page.locator("main").textContent()).toContain("Payment received");
  await open("/wallet");
  expect(await page.locator("main").textContent()).toMatch(/Held for you£\d/);
  await tom.context.close();
});

test("nothing went wrong on the way", () => {
  expect(qing.watched.problems()).toEqual([]);
});
