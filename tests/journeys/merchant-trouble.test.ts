/** Wrong input at every step of an application: told at its field, in the reader's language, and nothing is lost. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbourPeople } from "#prisma/seed/cast";
import { greyPng } from "#prisma/seed/demo-applications";
import { closeBrowser } from "#tests/support/browser";
import { settled } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { type AtPhone, atPhone } from "./merchant-phone";

let app: RunningApp;
let yun: AtPhone;
let application: string;
/** Hit product of a shop that a person looks at: text, figures, choices and files. */
beforeAll(async () => {
  app = await startApp();
  yun = await atPhone(app, harbourPeople.yun.email);
  await yun.press("报名（人工核对）", /^\/apply\/app_/);
  application = yun.path();
}, 240_000);
afterAll(async () => {
  await yun?.context.close();
  await closeBrowser();
  await app?.stop();
});

const send = () => yun.page.getByRole("button", { name: "继续", exact: true }).click();

/** The summary has the focus and the title says so; its link leads to the field, whose words are the same. */
async function told(sentence: string, field = "answer") {
  const { page } = yun;
  const summary = page.getByRole("alert").filter({ hasText: "有 1 处需要修改" });
  await summary.waitFor();
  const link = summary.getByRole("link", { name: sentence });
  await link.waitFor();
  expect(await page.locator(`[data-field="${field}"]`).textContent()).toContain(sentence);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("role")))
    .toBe("alert");
  expect(await page.title()).toMatch(/^有误：/);
  await link.click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("name")))
    .toBe(field);
}

describe("a question", () => {
  test.each([
    ["nothing", 1, "", "请填写"],
    ["letters for an amount", 1, "八十", "请填写金额"],
    ["a part of a cent", 1, "79.999", "请填写金额"],
    ["too little", 1, "0", "须在 0.01 与"],
    ["a fraction of a piece", 2, "400.5", "请填写整数"],
    ["fewer than the program needs", 2, "12", "须在 300 与"],
    ["no choice", 3, null, "请填写"],
  ])("%s", async (_, number, typed, sentence) => {
    const { page, open, watched } = yun;
    watched.expectStatus(400);
    await open(`${application}/plan/${number}`);
    if (typed !== null) await page.fill("[name=answer]", typed);
    await send();
    const full = await page.getByRole("alert").locator("a").first().textContent();
    expect(full).toContain(sentence);
    await told(full ?? "");
    if (typed !== null) expect(await page.inputValue("[name=answer]")).toBe(typed);
    expect(yun.path()).toBe(`${application}/plan/${number}`);
  });

  test("put right is taken, and the trouble is gone when the field is left", async () => {
    const { page, open, press, watched } = yun;
    watched.expectStatus(400);
    await open(`${application}/plan/2`);
    await page.fill("[name=answer]", "12");
    await send();
    await page.getByRole("alert").first().waitFor();
    await page.fill("[name=answer]", "400");
    await page.locator("[name=answer]").blur();
    await page.getByRole("alert").first().waitFor({ state: "detached" });
    await press("继续", `${application}/plan/3`);
    await open(`${application}/plan/2`);
    expect(await page.inputValue("[name=answer]")).toBe("400");
  });

  test("that is none leads to a page that says so", async () => {
    yun.watched.expectStatus(404);
    expect(await yun.open(`${application}/plan/9`)).toBe(404);
    expect(await yun.page.locator("main").textContent()).toContain("没有这个页面");
    expect(await yun.page.getByRole("banner").count()).toBe(1);
  });
});

describe("files", () => {
  const file = (name: string, buffer: Buffer, mimeType = "image/png") => ({
    name,
    mimeType,
    buffer,
  });
  const picture = Buffer.from(greyPng(320, 240));
  const uploads = () => yun.page.getByRole("list", { name: "正在上传" });
  const there = () => yun.page.getByRole("list", { name: "已上传的文件" }).getByRole("link");
  const choose = (...files: ReturnType<typeof file>[]) =>
    yun.page.setInputFiles("input[name=files]", files);

  test.each([
    [
      "a text that calls itself a photo",
      "清单.png",
      Buffer.from("not a picture"),
      "不是照片或 PDF",
    ],
    ["an empty file", "空白.png", Buffer.alloc(0), "文件为空"],
    [
      "more than 10 MB",
      "大图.png",
      Buffer.concat([picture, Buffer.alloc(10 * 1024 * 1024)]),
      "超过 10 MB",
    ],
  ])("%s is refused beside its name", async (_, name, bytes, sentence) => {
    yun.watched.expectStatus(400);
    await yun.open(`${application}/evidence/1`);
    await choose(file(name, bytes));
    const line = uploads().locator("li", { hasText: name });
    await line.getByRole("alert").filter({ hasText: sentence }).waitFor();
    expect(await there().count()).toBe(0);
  });

  test("missing ones are asked for; a good one stays beside a bad one, and is nobody else's", async () => {
    const { open, press, path, watched } = yun;
    watched.expectStatus(400);
    await open("/programs/managed-sales");
    await press("报名（人工核对）", /^\/apply\/app_/);
    const proofs = `${path()}/evidence`;
    await open(`${proofs}/1`);
    await send();
    await told("请至少上传 1 个文件", "files");
    await choose(file("商标证.png", picture), file("清单.png", Buffer.from("no picture")));
    await uploads().getByRole("alert").filter({ hasText: "不是照片或 PDF" }).waitFor();
    expect(await there().allTextContents()).toEqual(["商标证.png"]);
    const address = (await there().getAttribute("href")) ?? "";
    await press("继续", `${proofs}/2`);

    const shan = await atPhone(app, harbourPeople.shan.email);
    shan.watched.expectStatus(404);
    expect(await shan.open(address)).toBe(404);
    await shan.context.close();
  });
});

describe("the agreement and the last step", () => {
  test("no tick, no consent", async () => {
    yun.watched.expectStatus(400);
    await yun.open(`${application}/agreement`);
    await send();
    await told("同意请勾选", "agreed");
    expect(yun.path()).toBe(`${application}/agreement`);
  });

  test("what is unfinished is named and cannot be sent", async () => {
    const { page, open } = yun;
    await open(`${application}/check`);
    expect(await page.getByRole("button", { name: "提交申请" }).count()).toBe(0);
    expect(await page.locator("main").textContent()).toContain("协议");
  });
});

describe("two tabs", () => {
  test("the later one keeps its text and is shown what the earlier one saved", async () => {
    const { page, open, context, watched } = yun;
    watched.expectStatus(409);
    await open(`${application}/plan/1`);
    const other = await context.newPage();
    await other.goto(`${app.url}${application}/plan/1`);
    await settled(other);
    await other.fill("[name=answer]", "88");
    await other.getByRole("button", { name: "继续", exact: true }).click();
    await other.waitForURL(/plan\/2/);
    await other.close();

    await page.fill("[name=answer]", "79");
    await send();
    await page.getByText("在另一台设备上").first().waitFor();
    expect(await page.inputValue("[name=answer]")).toBe("79");
    expect(await page.locator("main").textContent()).toContain("¥88");
    await yun.press("继续", `${application}/plan/2`);
    await open(`${application}/plan/1`);
    expect(await page.inputValue("[name=answer]")).toMatch(/^79(\.00)?$/);
  });
});

describe("whose it is", () => {
  test("somebody else's application is not there, and no line of it is shown", async () => {
    const shan = await atPhone(app, harbourPeople.shan.email, { locale: "en-GB" });
    shan.watched.expectStatus(404);
    for (const page of ["", "/plan/1", "/check", "/sent", "/withdraw"]) {
      expect(await shan.open(`${application}${page}`)).toBe(404);
      expect(await shan.page.locator("main").textContent()).not.toContain("云织");
    }
    await shan.context.close();
  });

  test("a session that ended asks to sign in, and leads back to the question", async () => {
    const { page, open, context, watched } = yun;
    await open(`${application}/plan/2`);
    await page.fill("[name=answer]", "450");
    await context.clearCookies();
    await send();
    await page.waitForURL(/\/sign-in\?/);
    await settled(page);
    await page.fill("input[type=email]", harbourPeople.yun.email);
    await page.fill("input[type=password]", "slipway-demo-2026");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${app.url}${application}/plan/2`);
    await settled(page);
    expect(await page.inputValue("[name=answer]")).toBe("450");
    expect(watched.problems()).toEqual([]);
  });
});

describe("sent twice", () => {
  test("two presses are one application; going back cannot send it again", async () => {
    const { page, open, press } = yun;
    await open(`${application}/shop`);
    await press("信息无误", application);
    await open(`${application}/plan/3`);
    await page.getByLabel("不需要，仅要流量").check();
    await press("继续", application);
    await open(`${application}/evidence/1`);
    await press("继续", application);
    await open(`${application}/agreement`);
    await page.getByRole("checkbox").check();
    await press("继续", application);
    await open(`${application}/check`);
    await page.getByRole("button", { name: "提交申请" }).dblclick();
    await page.waitForURL(`${app.url}${application}/sent`);
    await settled(page);
    await page.goBack();
    await settled(page);
    expect(yun.path()).not.toBe(`${application}/check`);
    expect(await page.getByRole("button", { name: "提交申请" }).count()).toBe(0);
    await open("/enrollments");
    expect(await page.locator("main a", { hasText: "爆品计划" }).count()).toBe(1);
    expect(yun.watched.problems()).toEqual([]);
  });
});
