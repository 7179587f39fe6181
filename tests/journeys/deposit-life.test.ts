/**
 * A deposit from its first payment to its last cent, over months: the app is stopped and started again at later
 * dates on the same data, and does by itself what has fallen due.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { settled } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { addDays, dayOf } from "~/values/day";
import { type AtPhone, atPhone } from "./merchant-phone";
import { type AtDesk, atDesk, atDeskWithSecondFactor, speak } from "./staff-desk";

const dayMs = 86_400_000;
const zone = "Asia/Shanghai";
const shop = "qinghe";
const months = { timeout: 400_000 };
const dataFolder = mkdtempSync(join(tmpdir(), "slipway-life-"));
const begun = Date.now();
/** The same object over every restart: who is at a browser goes on where she was. */
const app = {} as RunningApp;
let ahead = 0;
let qing: AtPhone;
let lin: AtDesk;
let wang: AtDesk;
let guo: AtDesk;

const clock = () => new Date(Date.now() + ahead).toISOString();
const start = async () => {
  const env = { SLIPWAY_CLOCK: clock(), SANDBOX_CONTROL: "1" };
  Object.assign(app, await startApp({ dataFolder, env }));
};

/** Stops everything, lets time pass in both worlds, ours and Stripe's, and starts again. */
async function waitUntil(instant: number): Promise<void> {
  const advance = Math.round((instant - Date.now() - ahead) / 1_000);
  const sandbox = /sandbox .* at (http:\S+)/.exec(app.printed())?.[1];
  const answer = await fetch(`${sandbox}/_sandbox/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance }),
  });
  expect(answer.status, await answer.text()).toBe(200);
  await app.stop();
  ahead += advance * 1_000;
  await start();
}

const cue = (name: "relief" | "sales") =>
  promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "tests/journeys/deposit-life-cues.ts", name, shop],
    {
      env: {
        ...process.env,
        SLIPWAY_DATA: dataFolder,
        SLIPWAY_CLOCK: clock(),
        DATABASE_URL: undefined,
        DATABASE_APP_URL: undefined,
        SLIPWAY_SECRET: undefined,
      },
    },
  );

beforeAll(async () => {
  await start();
  qing = await atPhone(app, harbourPeople.qing.email);
  lin = await atDesk(app, harbourPeople.lin.email);
  wang = await atDeskWithSecondFactor(app, harbourPeople.wang.email);
  guo = await atDeskWithSecondFactor(app, harbourPeople.guo.email);
  for (const her of [lin, wang, guo]) {
    her.page.setDefaultTimeout(30_000);
    await speak(her, app, "en");
  }
}, 400_000);
afterAll(async () => {
  for (const one of [qing, lin, wang, guo]) await one?.context.close();
  await closeBrowser();
  await app.stop?.();
  rmSync(dataFolder, { recursive: true, force: true });
});

type Somebody = Pick<AtDesk, "page" | "open">;
const said = async ({ page }: Somebody) => (await page.locator("main").textContent()) ?? "";
/** The page says it, now or once the jobs have been round. */
const soon = (her: Somebody, path: string, sentence: string | RegExp) =>
  expect
    .poll(
      async () => {
        await her.open(path);
        return said(her);
      },
      { timeout: 90_000, interval: 1_000 },
    )
    .toMatch(sentence);
const press = async ({ page }: Somebody, name: RegExp | string) => {
  const button = page.getByRole("button", { name });
  await button.or(page.getByRole("link", { name })).first().click();
};
/** A staff button by what it does, and the page that follows. */
const does = async ({ page }: Somebody, intent: string) => {
  await Promise.all([
    page.waitForResponse((one) => one.request().method() === "POST" && one.status() < 400),
    page.locator(`main button[name=intent][value="${intent}"]`).click(),
  ]);
  await settled(page);
};
const backFrom = async (leave: () => Promise<void>) => {
  await leave();
  await qing.page.waitForURL((url) => url.href.startsWith(app.url));
  await settled(qing.page);
};
const atCheckout = (choice: string) =>
  backFrom(async () => {
    await qing.page.waitForURL(/\/c\/pay\/cs_/);
    await qing.page.locator(`input[name=choice][value=${choice}]`).check();
    await qing.page.locator("form button").click();
  });

test("pays ¥5,000 by Alipay, whose refunds end after 90 days", months, async () => {
  await qing.open("/wallet/agreement");
  await qing.page.getByRole("checkbox").check();
  await press(qing, "同意并继续");
  await qing.page.waitForURL(/\/wallet\/pay/);
  await settled(qing.page);
  await press(qing, /^支付 ¥5,000\.00$/);
  await atCheckout("alipay");
  await soon(qing, "/wallet", /累计缴纳¥5,000\.00/);
});

test(
  "relief is approved by a reviewer and halves what must be held from the next day on",
  months,
  async () => {
    await cue("relief");
    const row = lin.page.locator("a[data-row]", { hasText: "清禾数码" });
    const waiting = async () => {
      await lin.open("/ops/reviews");
      return row.count();
    };
    await expect.poll(waiting, { timeout: 60_000, interval: 1_000 }).toBe(1);
    const application = (await row.getAttribute("data-row")) ?? "";
    await lin.open(`/ops/reviews/${application}`);
    await lin.page.locator('button[aria-keyshortcuts="1"]').click();
    await lin.page.waitForURL((url) => !url.pathname.endsWith(application));
    // A decision can be taken back for a few seconds; then the enrollment has its first day.
    await soon(lin, "/ops/enrollments?program=deposit-relief", "清禾数码");
    await waitUntil(begun + 1.2 * dayMs);
    await soon(qing, "/wallet", /申请退还 ¥2,500\.00/);
    await press(qing, /申请退还 ¥2,500\.00/);
    await qing.page.waitForURL(/\/wallet\/refund/);
    await settled(qing.page);
    await qing.page.locator("main form button[type=submit]").last().click();
    await qing.page.waitForURL(/\/wallet\/refunds\/rfd_/);
  },
);

test(
  "after the waiting period finance approves, and half goes back the way it came",
  months,
  async () => {
    await waitUntil(begun + 9.2 * dayMs);
    await soon(wang, "/ops/deposits/refunds", "清禾数码");
    await wang.page.locator('main a[href^="/ops/deposits/refunds/rfd_"]').first().click();
    await wang.page.waitForURL(/refunds\/rfd_/);
    await settled(wang.page);
    expect(await said(wang)).toContain("¥2,500.00 leaves the deposit; ¥2,500.00 stays.");
    await does(wang, "approve");
    await soon(wang, new URL(wang.page.url()).pathname, "Arrived");
  },
);

test(
  "a month of high sales raises the float: ¥7,500 more, from a saved card whose bank asks",
  months,
  async () => {
    await qing.open("/wallet/card");
    await press(qing, "保存银行卡");
    await atCheckout("asks_again");
    await cue("sales");
    const today = dayOf(new Date(begun + 9.2 * dayMs), zone);
    const nextMonth = `${addDays(`${today.slice(0, 8)}28`, 5).slice(0, 8)}01`;
    await waitUntil(Date.parse(`${nextMonth}T01:00:00+08:00`));
    await soon(qing, "/wallet", /待缴纳¥7,500\.00/);
    await qing.open("/wallet/pay");
    await press(qing, /^用 .* 支付 ¥7,500\.00$/);
    await qing.page.waitForURL(/\/wallet\/payments\/pay_/);
    await settled(qing.page);
    await soon(qing, new URL(qing.page.url()).pathname, "银行需要您确认一笔付款");
    await press(qing, "去银行确认");
    await backFrom(async () => {
      await qing.page.waitForURL(/\/authenticate\//);
      await qing.page.getByRole("button", { name: "是本人操作" }).click();
    });
    await soon(qing, "/wallet", /累计缴纳¥12,500\.00/);
  },
);

test("a deduction of ¥300 is disputed, and upheld by a second person", months, async () => {
  await wang.open(`/ops/deposits/deductions/new?store=${shop}`);
  await wang.page.locator("main input[name=kind]").first().check();
  await wang.page.fill("main [name=amount]", "300");
  await wang.page.fill("main [name=reason]", "Goods differ from their description");
  await wang.page.fill("main [name=title1]", "Inspection");
  await wang.page.fill("main [name=reference1]", "qc-2026-118");
  await does(wang, "preview");
  await does(wang, "propose");
  await wang.page.waitForURL(/deductions\/ded_/);
  await settled(wang.page);
  await does(wang, "notify");
  const path = new URL(wang.page.url()).pathname;
  await qing.open(`/wallet/deductions/${path.split("/").at(-1)}`);
  await qing.page.fill("[name=reply]", "实物与描述一致，见质检报告。");
  await press(qing, "提交申诉");
  await soon(qing, new URL(qing.page.url()).pathname, "您已申诉，审理中");
  await guo.open(path);
  expect(await said(guo)).toContain("It objects.");
  await guo.page.fill("main [name=why]", "The report is of another batch");
  await does(guo, "confirm");
  await soon(guo, path, "¥300.00 was taken from the deposit");
});

test(
  "the shop closes; when every wait is over, what is left goes back over two lots, one by hand",
  months,
  async () => {
    await qing.open("/wallet/exit");
    await press(qing, "发布退店公示");
    await expect.poll(() => said(qing)).toContain("公示日期");
    await waitUntil(Date.now() + ahead + 125 * dayMs);
    await soon(wang, `/ops/deposits/refunds?store=${shop}`, /¥9,700\.00/);
    await wang.page.locator('main a[href^="/ops/deposits/refunds/rfd_"]').first().click();
    await wang.page.waitForURL(/refunds\/rfd_/);
    await settled(wang.page);
    const path = new URL(wang.page.url()).pathname;
    expect(await said(wang)).toContain("is paid by hand: two different people approve.");
    await does(wang, "approve");
    await soon(wang, path, "A second person has to approve");
    await guo.open(path);
    await does(guo, "approve");
    await soon(guo, path, "is to be paid by hand");
    await guo.page.fill("main [name=reference]", "ICBC 4712");
    await does(guo, "paid");
    await soon(guo, path, "ICBC 4712");
    await soon(guo, path, "Arrived");
    await soon(qing, "/wallet", /保管中¥0\.00/);
  },
);

test(
  "the last day agrees with Stripe and is closed; the sum of all deposits agrees",
  months,
  async () => {
    const last = dayOf(new Date(Date.now() + ahead), zone);
    await waitUntil(Date.parse(`${addDays(last, 1)}T09:00:00+08:00`));
    await soon(guo, `/ops/reconciliation/${last}`, "Ready to close");
    await does(guo, "close");
    await soon(guo, `/ops/reconciliation/${last}`, "Closed by");
    await guo.open("/ops/deposits");
    expect(await said(guo)).toContain("The sum agrees");
  },
);
