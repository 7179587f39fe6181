/** Every staff page, in both languages: what `expectGoodPage` holds for all pages holds for each of them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbour, harbourPeople } from "#prisma/seed/cast";
import { closeBrowser } from "#tests/support/browser";
import { desk, expectGoodPage, settled, type Watched, watch } from "#tests/support/page-rules";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { dayOf } from "~/values/day";
import {
  type AtDesk,
  atDesk,
  atDeskWithSecondFactor,
  importFile,
  post,
  queueIds,
  speak,
} from "./staff-desk";

let app: RunningApp;
let admin: AtDesk;
let reviewer: AtDesk;
let watched: Watched;
/** Addresses that only the running app knows, by what stands there. */
const found: Record<string, string> = {};

const storeLine = (uid: string, name: string, entityUid = "ent-lanting") =>
  `${uid},${entityUid},${name},2026-01-31T09:00:00+08:00,ORDINARY,food,1`;
const storeHead = "storeUid,entityUid,name,openedAt,storeType,primaryCategory,version";
const csv = (...lines: readonly string[]) => [storeHead, ...lines, ""].join("\n");

/** Two cases more: one that waits for its shop, one that was declined. */
async function decideSome(): Promise<void> {
  await reviewer.open("/ops/reviews?program=return-subsidy");
  const [asked, declined] = await queueIds(reviewer.page);
  const decide = async (id: string, form: Record<string, string>) => {
    await reviewer.open(`/ops/reviews/${id}`);
    const revision = await reviewer.page.locator("input[name=revision]").first().inputValue();
    expect(await post(reviewer, app, `/ops/reviews/${id}`, { ...form, revision })).toBe(302);
    return `/ops/reviews/${id}`;
  };
  found.asked = await decide(asked ?? "", {
    intent: "request-info",
    tasks: "shop",
    "messages.shop": "请核对您的店铺资料：营业执照上的名称不同。",
  });
  found.declined = await decide(declined ?? "", {
    intent: "reject",
    reasonCodes: "DOC_EXPIRED",
    note: "店铺资料与营业执照不一致。",
  });
}

async function importSome(): Promise<void> {
  const send = async (name: string, body: Buffer | string, allOrNothing = false) => {
    const path = await importFile(admin, "stores", name, body, allOrNothing);
    // The page watches by itself until there is an end.
    await admin.page.waitForFunction(() => document.querySelectorAll("main dl time").length > 1);
    return path;
  };
  const bad = csv(
    storeLine("page-1", "页面一店"),
    storeLine("", "无编号"),
    "page-3,ent-lanting,坏日期,yesterday,ORDINARY,food,1",
  );
  found.someRefused = await send("stores-with-troubles.csv", bad);
  found.allRefused = await send("all-or-nothing.csv", bad, true);
  found.unreadable = await send(
    "broken.csv.gz",
    Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(400, 7)]),
  );
}

/** A webhook that leads nowhere, and a test that was sent there. */
async function makeWebhook(): Promise<void> {
  const list = "/settings/webhooks";
  const url = "https://platform.invalid/hooks";
  await post(admin, app, list, { name: "seller center", url, which: "all" });
  found.webhook = await firstIn(list, /^\/settings\/webhooks\/whe_/);
  await post(admin, app, `${found.webhook}?index`, { intent: "test" });
  found.delivery = await firstIn(found.webhook, /\/deliveries\/msg_/);
}

/** Today's payments of the demo, put beside the sandbox's account book. */
async function prepareToday(): Promise<string> {
  const day = dayOf(new Date(), harbour.zone);
  expect(await post(admin, app, "/ops/reconciliation?index", { day })).toBe(302);
  return `/ops/reconciliation/${day}`;
}

/** Tomorrow's supply, and two plans made of it. */
async function planTomorrow(): Promise<void> {
  const [today, tomorrow] = [0, 1].map((ahead) =>
    dayOf(new Date(Date.now() + ahead * 86_400_000), harbour.zone),
  );
  const head = "date,surface,category,region,hourWindow,forecastImpressions,version";
  const pools = ["food", "home", "fashion"].flatMap((category) =>
    ["浙江", "福建", "*"].map((region) => `feed,${category},${region}`),
  );
  const lines = [today, tomorrow].flatMap((day) =>
    pools.map((pool, at) => `${day},${pool},08-20,${(at + 1) * 1_000},1`),
  );
  await importFile(admin, "supply", "supply.csv", [head, ...lines, ""].join("\n"));
  await admin.page.waitForFunction(() => document.querySelectorAll("main dl time").length > 1);
  for (const date of [today, tomorrow, tomorrow])
    expect(await post(admin, app, "/ops/traffic/make", { date: date ?? "" })).toBe(302);
  found.planned = `/ops/traffic?date=${tomorrow}`;
  found.pools = `/ops/traffic/pools?date=${tomorrow}`;
  found.pool = `/ops/traffic/pools/${encodeURIComponent("feed|food|浙江")}?date=${tomorrow}`;
  found.changed = `/ops/traffic/${tomorrow}/diff`;
}

async function proposeOne(): Promise<void> {
  const status = await post(admin, app, "/ops/deposits/deductions/new", {
    intent: "propose",
    store: "shanye",
    kind: "PENALTY",
    amount: "300",
    reason: "茶叶产地与描述不符。",
    title1: "抽检报告",
    reference1: "https://example.com/qc-17",
  });
  expect(status).toBe(302);
  found.deduction = await firstIn("/ops/deposits/deductions", /^\/ops\/deposits\/deductions\/ded_/);
}

/** The first link of a list that leads to one of its things. */
async function firstIn(list: string, target: RegExp): Promise<string> {
  await admin.open(list);
  const links = await admin.page.$$eval("main a", (all) =>
    all.map((one) => one.getAttribute("href") ?? ""),
  );
  return links.find((link) => target.test(link)) ?? `nothing in ${list}`;
}

beforeAll(async () => {
  app = await startApp();
  reviewer = await atDesk(app, harbourPeople.lin.email);
  admin = await atDeskWithSecondFactor(app, harbourPeople.guo.email);
  await decideSome();
  await importSome();
  await proposeOne();
  found.day = await prepareToday();
  found.waiting = `/ops/reviews/${await firstCase("waiting")}`;
  found.approved = `/ops/reviews/${await firstCase("decided")}`;
  found.withdrawn = `/ops/reviews/${await firstCase("all")}`;
  found.enrollment = await firstIn("/ops/enrollments", /^\/ops\/enrollments\/enr_/);
  found.job = await firstIn("/ops/jobs", /^\/ops\/jobs\/[0-9a-f-]{36}/);
  found.cohort = await firstIn("/ops/coverage", /^\/ops\/coverage\/\d{4}-\d\d-\d\d$/);
  found.member = await firstIn("/settings/team", /^\/settings\/team\/.+/);
  await makeWebhook();
  await planTomorrow();
  watched = watch(admin.page);
}, 240_000);
afterAll(async () => {
  await admin?.context.close();
  await reviewer?.context.close();
  await closeBrowser();
  await app?.stop();
});

async function firstCase(view: string): Promise<string> {
  await reviewer.open(`/ops/reviews?view=${view}`);
  return (await queueIds(reviewer.page)).at(view === "all" ? -1 : 0) ?? "";
}

const pages: Readonly<Record<string, string | (() => string | undefined)>> = {
  overview: "/ops",
  reviews: "/ops/reviews",
  "reviews, nothing found": "/ops/reviews?q=nobody",
  "reviews, a case beside them": () => `/ops/reviews?sel=${found.waiting?.split("/").at(-1)}`,
  "case that waits": () => found.waiting,
  "case that waits for its shop": () => found.asked,
  "case that was approved": () => found.approved,
  "case that was declined": () => found.declined,
  "case that ended early": () => found.withdrawn,
  merchants: "/ops/merchants",
  "merchants by program": "/ops/merchants?program=return-subsidy&outcome=review",
  "merchants, nothing found": "/ops/merchants?q=nobody",
  "a shop": "/ops/merchants/shanye",
  "a shop with violations": "/ops/merchants/hongda",
  "the traffic of a shop": "/ops/merchants/shanye/traffic",
  "the traffic of a shop that has none": "/ops/merchants/hongda/traffic?days=90",
  programs: "/ops/programs",
  "a program": "/ops/programs/cold-start",
  "a version": "/ops/programs/managed-sales/versions/1",
  coverage: "/ops/coverage",
  "coverage by month and surface": "/ops/coverage?grain=month&group=surface&promise=without",
  "coverage, nothing found": "/ops/coverage?region=nowhere",
  "coverage alerts": "/ops/coverage/alerts",
  "a week's shops": () => found.cohort,
  "a week's shops, nothing found": () => `${found.cohort}?view=missed&q=nobody`,
  "a week before there were shops": "/ops/coverage/2020-01-06",
  deposits: "/ops/deposits",
  "deposits that are due": "/ops/deposits?state=due&sort=-due",
  "deposits, nothing found": "/ops/deposits?q=nobody",
  "a shop's deposit": "/ops/deposits/shanye",
  "a shop that owes its deposit": "/ops/deposits/qinghe",
  deductions: "/ops/deposits/deductions",
  "deductions, none decided": "/ops/deposits/deductions?view=decided",
  "a deduction": () => found.deduction,
  "a new deduction": "/ops/deposits/deductions/new?store=shanye",
  "deposit refunds": "/ops/deposits/refunds",
  "deposit refunds, nothing found": "/ops/deposits/refunds?view=all&q=nobody",
  "refunds made at Stripe": "/ops/deposits/outside",
  "refunds made at Stripe, all": "/ops/deposits/outside?view=all",
  "float of deposits": "/ops/deposits/float",
  "differences to Stripe": "/ops/deposits/exceptions",
  "differences to Stripe, explained": "/ops/deposits/exceptions?view=explained",
  "terms of deposits": "/ops/deposits/policy",
  "a version of the terms": "/ops/deposits/policy/1",
  "changing the terms": "/ops/deposits/policy/edit",
  "traffic plan": () => found.planned,
  "traffic plan, nothing found": () => `${found.planned}&q=nobody`,
  "traffic plan, a day without": "/ops/traffic?date=2020-01-06",
  "traffic plan to be made": "/ops/traffic/make",
  "traffic plan, what changed": () => found.changed,
  "traffic plan, nothing to compare": "/ops/traffic/2020-01-06/diff",
  "traffic pools": () => found.pools,
  "traffic pools, a day without": "/ops/traffic/pools?date=2020-01-06",
  "traffic pool": () => found.pool,
  "traffic settings": "/ops/traffic/settings",
  enrollments: "/ops/enrollments",
  "enrollments, none": "/ops/enrollments?q=nobody",
  "an enrollment": () => found.enrollment,
  imports: "/ops/imports",
  "import with refused lines": () => found.someRefused,
  "import, all or nothing": () => found.allRefused,
  "import of a broken file": () => found.unreadable,
  jobs: "/ops/jobs",
  "a job": () => found.job,
  reconciliation: "/ops/reconciliation",
  "reconciliation, nothing found": "/ops/reconciliation?view=closed",
  "a day of reconciliation, nothing open": () => found.day,
  "a day of reconciliation, matched": () => `${found.day}?view=matched`,
  "a day of reconciliation, nothing found": () => `${found.day}?view=all&q=nobody`,
  "a day of reconciliation to sign": () => `${found.day}/print`,
  audit: "/ops/audit",
  "audit, nothing found": "/ops/audit?q=nobody",
  team: "/settings/team",
  member: () => found.member,
  "API keys": "/settings/api-keys",
  webhooks: "/settings/webhooks",
  "a webhook": () => found.webhook,
  "a webhook, nothing delivered": () => `${found.webhook}?status=DELIVERED`,
  "a webhook's settings": () => `${found.webhook}?view=settings`,
  "a delivery": () => found.delivery,
  "for developers": "/developers",
  "receiving webhooks": "/developers/webhooks",
};
const ownPages = {
  account: "/account",
  password: "/account/password",
  "second factor": "/account/second-factor",
  sessions: "/account/sessions",
};

describe.each(["zh", "en"] as const)("%s", (language) => {
  beforeAll(async () => {
    await speak(admin, app, language);
    await speak(reviewer, app, language);
  });

  const good = async (name: string, path: string, status = 200) => {
    watched.forget();
    if (status !== 200) watched.expectStatus(status);
    await admin.page.setViewportSize(desk);
    expect(await admin.open(path), path).toBe(status);
    // Two columns and a line to work on: a board, not a list.
    const isTool =
      name.startsWith("a day of reconciliation") ||
      name.startsWith("coverage") ||
      name === "traffic pool";
    const kind = isTool ? "staff-tool" : "staff";
    await expectGoodPage(admin.page, watched, kind, name);
    if (language === "zh") expect(englishIn(await texts()), name).toEqual([]);
  };

  test.each(Object.entries(pages))("%s", async (name, path) => {
    await good(name, typeof path === "string" ? path : (path() ?? "/nowhere"));
  });
  test.each(Object.entries(ownPages))("%s", async (name, path) => {
    await good(name, path);
  });
  test.each(["/nowhere", "/ops/nowhere", "/ops/merchants/nobody"])("no such page: %s", (path) =>
    good(path, path, 404),
  );

  test("a page that her role does not open says so in her language, with the way on", async () => {
    const { page, open } = reviewer;
    const hers = watch(page);
    hers.expectStatus(403);
    for (const path of ["/ops/audit", "/settings/team", "/settings/api-keys"]) {
      expect(await open(path), path).toBe(403);
      expect(await page.locator("h1").textContent()).toBe(
        { zh: "当前角色无权查看此页面", en: "Your role does not open this page" }[language],
      );
      expect(await page.locator("nav a[href='/ops/reviews']").count()).toBeGreaterThan(0);
    }
    await expectGoodPage(page, hers, "staff", "403");
    await page.setViewportSize(desk);
  });
});

/** Every piece of text on the page, code aside. */
const texts = () =>
  admin.page.$$eval("main :not(code, pre, svg *, [lang] *)", (all) =>
    all.flatMap(({ childNodes }) =>
      [...childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent ?? ""),
    ),
  );

/** English left over: three plain words in a row are no name, code or file. */
const englishIn = (found: readonly string[]) =>
  found.filter((text) => /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/.test(text));

test("an import goes on before her eyes, and ends without a reload", async () => {
  const lines = Array.from({ length: 3_000 }, (_, n) => storeLine(`big-${n}`, `大店 ${n}`));
  const { page } = admin;
  await page.setViewportSize(desk);
  await importFile(admin, "stores", "big.csv", csv(...lines));
  await page.evaluate(() => {
    Object.assign(window, { stays: true });
  });
  const state = () => page.locator("main dl dd").first().textContent();
  expect(["Waiting", "Running", "Done"]).toContain((await state())?.trim());
  await expect.poll(state, { timeout: 60_000, interval: 200 }).toContain("Done");
  await settled(page);
  expect(await page.locator("main dl").first().textContent()).toContain("3,000");
  expect(await page.evaluate(() => "stays" in window)).toBe(true);
}, 120_000);
