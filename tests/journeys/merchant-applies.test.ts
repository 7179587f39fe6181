/** A merchant applies on a phone in Chinese, is approved, and follows her enrollment; with scripts and without. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { greyPng } from "#prisma/seed/demo-applications";
import { closeBrowser } from "#tests/support/browser";
import { expectGoodPage } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtPhone, atPhone } from "./merchant-phone";
import { atDesk } from "./staff-desk";

afterAll(closeBrowser);

const photo = { name: "工作室.png", mimeType: "image/png", buffer: Buffer.from(greyPng(640, 480)) };
const sells = "面向年轻人的棉麻女装，自己打版，小批量生产。";

describe.each([
  { how: "with scripts", scripts: true },
  { how: "without scripts", scripts: false },
])("$how", ({ scripts }) => {
  let app: RunningApp;
  let yun: AtPhone;
  let application: string;
  beforeAll(async () => {
    app = await startApp();
    yun = await atPhone(app, harbourPeople.yun.email, { javaScriptEnabled: scripts });
  }, 240_000);
  afterAll(async () => {
    await yun?.context.close();
    await app?.stop();
  });

  const main = () => yun.page.locator("main");
  /** A browser that runs no scripts fetches none, and calls that a failure. */
  const problems = () =>
    yun.watched.problems().filter((problem) => scripts || !/\.js csp$/.test(problem));
  /** Opened anew: what is measured is a first visit. */
  const good = async (name: string) => {
    await yun.open(yun.path());
    if (scripts) await expectGoodPage(yun.page, yun.watched, "merchant", name);
    else expect(problems()).toEqual([]);
  };
  /** A task of the list and the word beside it. */
  const task = (name: string) => yun.page.locator("main li", { hasText: name });

  test("finds a program that is ready, and reads what it gives and asks", async () => {
    const { page, press, heading } = yun;
    const first = page.locator("main section", { hasText: "可以报名" }).first();
    expect(await first.textContent()).toContain("新商启航计划");
    const button = first.getByRole("button", { name: "立即报名" }).first();
    const box = await button.boundingBox();
    expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThan(844);

    await press("新商启航计划", "/programs/cold-start");
    expect(await heading()).toBe("新商启航计划");
    const questions = await page.locator("main h2").allTextContents();
    expect(questions.slice(0, 4)).toEqual([
      "我符合条件吗？",
      "我能得到什么？",
      "我要做什么，何时之前？",
      "我可能失去什么？",
    ]);
    await press("立即报名", /^\/apply\/app_/);
    application = yun.path();
    for (const name of ["店铺信息", "经营计划", "证明材料", "协议"])
      expect(await task(name).first().textContent()).toContain("未开始");
    expect(await main().textContent()).toContain("草稿");
  });

  test("answers one question a page, and comes back to what is saved", async () => {
    const { page, press, open, heading } = yun;
    await press("店铺信息", `${application}/shop`);
    expect(await main().textContent()).toContain("杭州云织服饰有限公司");
    await press("信息无误", application);
    expect(await task("店铺信息").first().textContent()).toContain("已完成");

    await press("经营计划", `${application}/plan/1`);
    expect(await heading()).toBe("您主要卖什么，卖给谁？");
    await page.fill("textarea[name=answer]", sells);
    await press("继续", `${application}/plan/2`);
    expect(await heading()).toBe("您主要通过什么方式卖货？");
    await open(application);
    expect(await task("经营计划").first().textContent()).toContain("进行中");
    await open(`${application}/plan/1`);
    expect(await page.inputValue("textarea[name=answer]")).toBe(sells);
    await press("继续", `${application}/plan/2`);
    await page.getByLabel("直播").check();
    await press("继续", application);
    expect(await task("经营计划").first().textContent()).toContain("已完成");
  });

  test("adds a photo, takes it away, brings it back", async () => {
    const { page, press } = yun;
    await press("证明材料", `${application}/evidence/1`);
    expect(await main().textContent()).toContain("10 MB");
    await page.setInputFiles("input[name=files]", photo);
    const files = page.getByRole("list", { name: "已上传的文件" });
    if (!scripts) await press("上传并留在本页", `${application}/evidence/1`);
    await files.getByRole("link", { name: "工作室.png" }).waitFor();
    await page.getByRole("button", { name: "移除 工作室.png" }).click();
    await files.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "撤销" }).click();
    await files.getByRole("link", { name: "工作室.png" }).waitFor();
    await good("evidence");
    await press("继续", application);
    expect(await task("证明材料").first().textContent()).toContain("已完成");
  });

  test("agrees, checks, changes one answer, and sends", async () => {
    const { page, press } = yun;
    await press("协议", `${application}/agreement`);
    await page.getByRole("checkbox").check();
    await press("继续", application);
    await press("核对并提交", `${application}/check`);
    expect(await main().textContent()).toContain(sells);
    expect(await main().textContent()).toContain("工作室.png");
    const row = page.locator("main dl > *", { hasText: "您主要通过什么方式卖货？" });
    await row.getByRole("link").click();
    await page.waitForURL(/plan\/2\?back=check/);
    await page.getByLabel("短视频").check();
    await press("继续", `${application}/check`);
    expect(await row.textContent()).toContain("短视频");
    expect(await row.textContent()).toContain("已修改");
    await good("check");
    await press("提交申请", `${application}/sent`);
    await good("sent");
    expect(await main().textContent()).toContain(application.split("/").at(-1));
    expect(await main().textContent()).toContain("申请已通过");
  });

  /** Under her own, once the program has begun for her. */
  const enrolled = async (program: string) => {
    const link = yun.page.locator('main a[href^="/enrollments/enr_"]', { hasText: program });
    const begun = async () => {
      await yun.open("/enrollments");
      return link.count();
    };
    await expect.poll(begun, { timeout: 60_000, interval: 1_000 }).toBe(1);
    await link.click();
    await yun.page.waitForURL(/\/enrollments\/enr_/);
    await good("enrollment");
  };

  test("every condition is met, so the rules decide; the enrollment shows rail, gifts, history", async () => {
    const { page } = yun;
    await enrolled("新商启航计划");
    const panels = await page.locator("main h2").allTextContents();
    expect(panels).toEqual(expect.arrayContaining(["从下水到起航", "动态"]));
    expect(await page.locator("main svg").count()).toBeGreaterThan(0);
    const said = await main().textContent();
    expect(said).toContain("5,000 次扶持曝光");
    expect(said).toContain("即将开始");
    expect(await page.locator('main [id^="evt_"]').count()).toBeGreaterThan(0);
  });

  const answer = async (value: string, leadsTo: RegExp | string) => {
    await yun.page.fill("[name=answer]", value);
    await yun.press("继续", leadsTo);
  };

  test("what a person has to look at is sent with a promise: the last day and hour", async () => {
    const { page, open, press } = yun;
    await open("/programs");
    await press("报名（人工核对）", /^\/apply\/app_/);
    application = yun.path();
    await open(`${application}/shop`);
    await press("信息无误", application);
    await open(`${application}/plan/1`);
    await answer("79", `${application}/plan/2`);
    await answer("400", `${application}/plan/3`);
    await page.getByLabel("不需要，仅要流量").check();
    await press("继续", application);
    await open(`${application}/evidence/1`);
    await page.setInputFiles("input[name=files]", photo);
    if (scripts) await page.getByRole("link", { name: "工作室.png" }).waitFor();
    await press("继续", application);
    await open(`${application}/agreement`);
    await page.getByRole("checkbox").check();
    await press("继续", application);
    await open(`${application}/check`);
    await press("提交申请", `${application}/sent`);
    await good("sent, waiting");
    const said = await main().textContent();
    expect(said).toMatch(/我们会在北京时间 \d+月\d+日（周.）18:00 前答复/);
    expect(said).toContain("撤回申请");
  });

  test("it waits under her own, and cannot be changed or sent again", async () => {
    const { page, open } = yun;
    await open("/enrollments");
    expect(await main().textContent()).toContain("爆品计划");
    await open(`${application}/check`);
    expect(yun.path()).toBe(application);
    expect(await page.getByRole("button", { name: "提交申请" }).count()).toBe(0);
    await good("application in review");
  });

  test("staff approve it, and her enrollment begins", async () => {
    const id = application.split("/").at(-1) ?? "";
    const chen = await atDesk(app, harbourPeople.chen.email);
    await chen.open(`/ops/reviews/${id}`);
    const approve = chen.page.locator('button[aria-keyshortcuts="1"]');
    await chen.page
      .locator("form", { has: approve })
      .locator("[name=internalNote]")
      .fill("现场看过样品");
    await approve.click();
    await chen.page.waitForURL((url) => !url.pathname.endsWith(id));
    await chen.context.close();
    await enrolled("爆品计划");
    await yun.open(application);
    expect(await main().textContent()).toContain("已通过");
  });

  test("nothing went wrong on the way", () => {
    expect(problems()).toEqual([]);
  });
});
