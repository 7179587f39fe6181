import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { aLongPlan, aPlan, aPool } from "#tests/support/traffic-plan";
import { apiOf } from "~/api/api.server";
import { supplyCalls } from "~/api/supply.server";
import { trafficCalls } from "~/api/traffic.server";
import { planRow, queueAnswer, storeQuotasAnswer } from "~/api/traffic-shape";
import { automatic, type Scope } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { setClock } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { newId, publicId } from "~/values/public-id";

const api = apiOf([...supplyCalls, ...trafficCalls]);
/** Half past nine in the morning there. */
const today = "2026-11-23";
let marketplaceId = "";
let key = "";

const keyOf = async (id: string, scopes: readonly Scope[]) =>
  (await createKey(automatic(id, "administration"), { name: "feed", scopes, expiresAt: null }))
    .secret;

beforeAll(async () => {
  setClock(new Date(`${today}T01:30:00Z`));
  ({ id: marketplaceId } = await aMarketplace());
  key = await keyOf(marketplaceId, ["traffic:read", "traffic:write"]);
});

const ask = (path: string, headers: Record<string, string> = {}, as = key) =>
  api.request(path, { headers: { authorization: `Bearer ${as}`, ...headers } });
const put = (path: string, body: string | Buffer, type = "application/x-ndjson") =>
  api.request(path, {
    method: "PUT",
    body: body as unknown as BodyInit,
    headers: { authorization: `Bearer ${key}`, "content-type": type },
  });
const rowsOf = async (answer: Response) =>
  (await answer.text())
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => planRow.parse(JSON.parse(line)));

const pool = { ...aPool, hourWindow: "00-06", forecastImpressions: 5_000 };
const line = (record: object) => `${JSON.stringify(record)}\n`;
const stored = (date: string) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql`
      SELECT surface, hour_window AS window, forecast_impressions AS forecast, version
      FROM supply_forecast WHERE marketplace_id = ${marketplaceId} AND date = ${date}
      ORDER BY surface, hour_window`,
  );

test("supply: a forecast is kept under the day of its address; sent twice it is there once, and a later version wins", async () => {
  const path = "/traffic/supply/2026-11-24";
  const first = await put(path, line(pool) + line({ ...pool, hourWindow: "06-12" }));
  expect(first.status).toBe(200);
  expect(await first.json()).toEqual({
    ...{ accepted: 2, duplicates: 0, rejected: 0, errors: [] },
    importId: expect.stringMatching(/^imp_/),
  });
  const again = await put(path, gzipSync(line(pool)));
  expect(await again.json()).toMatchObject({ accepted: 0, duplicates: 1 });
  const later = { ...pool, forecastImpressions: 7_000, version: 2, confidence: 0.8 };
  const list = await put(path, JSON.stringify([later]), "application/json");
  expect(await list.json()).toMatchObject({ accepted: 1 });
  await put(path, line({ ...pool, forecastImpressions: 9_000, version: 1 }));
  expect(await stored("2026-11-24")).toEqual([
    { surface: "feed", window: "00-06", forecast: 7_000, version: 2 },
    { surface: "feed", window: "06-12", forecast: 5_000, version: 0 },
  ]);
});

test("supply: a bad line is told with its field, the others are kept; a line must not name a day", async () => {
  const body =
    line({ ...pool, surface: "search" }) +
    line({ ...pool, hourWindow: "12-06" }) +
    line({ ...pool, date: "2026-12-01" });
  const answer = await put("/traffic/supply/2026-11-25", body);
  expect(await answer.json()).toMatchObject({
    accepted: 1,
    rejected: 2,
    errors: [
      { line: 2, field: "hourWindow", code: "bad_hours" },
      { line: 3, field: "date", code: "unknown_field" },
    ],
  });
  expect(await stored("2026-12-01")).toEqual([]);
});

test("supply, 409 and 400: a day that is over, no day, no list; 403: a key that only reads", async () => {
  const past = await put("/traffic/supply/2026-11-22", line(pool));
  expect(past.status).toBe(409);
  expect(await past.json()).toMatchObject({
    code: "day_is_past",
    detail: expect.stringContaining("2026-11-22 is over (today is 2026-11-23)"),
  });
  expect((await put(`/traffic/supply/${today}`, line(pool))).status).toBe(200);
  expect((await put("/traffic/supply/2026-02-30", line(pool))).status).toBe(400);
  const json = "application/json";
  expect((await put("/traffic/supply/2026-11-24", "{", json)).status).toBe(400);
  expect((await put("/traffic/supply/2026-11-24", "{}", json)).status).toBe(400);
  const reader = await keyOf(marketplaceId, ["traffic:read"]);
  const refused = await api.request("/traffic/supply/2026-11-24", {
    method: "PUT",
    body: line(pool),
    headers: { authorization: `Bearer ${reader}` },
  });
  expect(refused.status).toBe(403);
});

test("plan: the newest revision, each quota with its reason; unchanged it is not sent again", async () => {
  const date = "2026-11-24";
  const stale = await aPlan(marketplaceId, { date, verdicts: [{ storeUid: "s1" }] });
  const planId = await aPlan(marketplaceId, {
    date,
    revision: 2,
    verdicts: [
      { storeUid: "s1", need: 323, dailyCap: 280, given: 280 },
      { storeUid: "s2", reason: "LEFTOVER", need: 900, given: 40, cutoff: 717 },
    ],
    quotas: [
      { storeUid: "s1", impressions: 280, hourWindow: "00-06" },
      { storeUid: "s2", impressions: 40, priority: 2 },
    ],
  });
  const answer = await ask(`/traffic/plans/${date}`);
  expect(answer.headers.get("content-type")).toContain("application/x-ndjson");
  const tag = `"${publicId("plan", planId)}"`;
  expect(answer.headers.get("etag")).toBe(tag);
  expect(answer.headers.get("slipway-quotas")).toBe("2");
  const rows = await rowsOf(answer);
  expect(rows).toEqual([
    {
      ...{ number: 0, storeUid: "s1", ...aPool, hourWindow: "00-06" },
      ...{ quotaImpressions: 280, priority: 1, grantId: expect.stringMatching(/^grt_/) },
      reason: {
        code: "SELECTED_NOW",
        sentence: {
          en: "323 impressions left, 2 days, at most 280 a day: 280 are planned for today.",
          zh: "还需 323 次展示，可用 2 天，每天最多 280 次：今天安排 280 次。",
        },
      },
    },
    expect.objectContaining({ number: 1, storeUid: "s2", priority: 2 }),
  ]);
  for (const known of [tag, `"other", ${tag}`, "*"]) {
    const unchanged = await ask(`/traffic/plans/${date}`, { "if-none-match": known });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
  }
  const old = `"${publicId("plan", stale)}"`;
  expect((await ask(`/traffic/plans/${date}`, { "if-none-match": old })).status).toBe(200);
});

test("plan: a reader goes on where she stopped, in the revision she began with", async () => {
  const date = "2026-11-26";
  const verdicts = ["a", "b", "c"].map((storeUid) => ({ storeUid }));
  const quotas = verdicts.map(({ storeUid }) => ({ storeUid, impressions: 5 }));
  const first = publicId("plan", await aPlan(marketplaceId, { date, verdicts, quotas }));
  const begun = await rowsOf(await ask(`/traffic/plans/${date}?limit=2`));
  expect(begun.map(({ number }) => number)).toEqual([0, 1]);
  await aPlan(marketplaceId, { date, revision: 2, verdicts });
  const rest = await rowsOf(await ask(`/traffic/plans/${date}?plan=${first}&after=1`));
  expect(rest.map(({ storeUid }) => storeUid)).toEqual(["c"]);
  expect(await (await ask(`/traffic/plans/${date}?plan=${first}&after=2`)).text()).toBe("");
  expect((await ask(`/traffic/plans/2026-11-24?plan=${first}`)).status).toBe(404);
  expect((await ask(`/traffic/plans/${date}?plan=pln_x`)).status).toBe(404);
});

test("404: no plan of that day, which it names; somebody else's plan is none", async () => {
  const none = await ask("/traffic/plans/2026-01-01");
  expect(none.status).toBe(404);
  expect(await none.json()).toMatchObject({
    code: "no_plan",
    detail: "There is no plan of 2026-01-01 in this marketplace.",
  });
  const other = await aMarketplace();
  const theirs = await keyOf(other.id, ["traffic:read"]);
  for (const path of [
    "/traffic/plans/2026-11-24",
    "/traffic/quotas/s1?date=2026-11-24",
    "/traffic/pools/feed%7Cfood%7CZhejiang/queue?date=2026-11-24",
  ])
    expect((await ask(path, {}, theirs)).status, path).toBe(404);
});

test("plan: two hundred thousand quotas go out, and memory does not grow with them", async () => {
  const date = "2026-12-24";
  const rows = 200_000;
  await aLongPlan(marketplaceId, date, rows);
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const heldMiB = () => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };
  const answer = await ask(`/traffic/plans/${date}`);
  const reader = answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let [lines, bytes, early] = [0, 0, 0];
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (const byte of read.value) if (byte === 10) lines += 1;
    bytes += read.value.length;
    if (early === 0 && lines >= rows / 5) early = heldMiB();
  }
  expect(lines).toBe(rows);
  expect(bytes / 2 ** 20).toBeGreaterThan(70);
  expect(heldMiB() - early).toBeLessThan(8);
}, 240_000);

test("quotas of a store: each promise with its figures and its sentence in both languages", async () => {
  const date = "2026-11-27";
  const [one, two] = [newId(), newId()];
  await aPlan(marketplaceId, {
    date,
    verdicts: [
      { storeUid: "q1", grantId: one, given: 30, need: 30 },
      { storeUid: "q1", grantId: two, reason: "NOT_SELECTED_SCARCE", need: 900, cutoff: 717 },
      { storeUid: "q2" },
    ],
    quotas: [
      { storeUid: "q2", impressions: 5 },
      { storeUid: "q1", grantId: one, impressions: 30 },
    ],
  });
  const answer = await ask(`/traffic/quotas/q1?date=${date}`);
  const { promises } = storeQuotasAnswer.parse(await answer.json());
  expect(promises).toHaveLength(2);
  expect(promises.find(({ grantId }) => grantId === publicId("grant", one))).toMatchObject({
    quotas: [{ ...aPool, quotaImpressions: 30, token: expect.stringMatching(/^pln_.+-1$/) }],
    reason: { sentence: { en: expect.stringContaining("today in feed/food/Zhejiang") } },
  });
  expect(promises.find(({ grantId }) => grantId === publicId("grant", two))).toMatchObject({
    quotas: [],
    reason: {
      code: "NOT_SELECTED_SCARCE",
      sentence: { en: expect.stringContaining("up to a need of 717"), zh: expect.any(String) },
    },
  });
  const nobody = await ask(`/traffic/quotas/nobody?date=${date}`);
  expect(await nobody.json()).toMatchObject({ promises: [] });
  expect((await ask("/traffic/quotas/q1?date=2026-01-01")).status).toBe(404);
});

const queue = async (query: string, named = "feed|food|Zhejiang") => {
  const answer = await ask(`/traffic/pools/${encodeURIComponent(named)}/queue?${query}`);
  return queueAnswer.parse(await answer.json());
};

test("queue of a pool: the most urgent first, only live ones when asked, page by page", async () => {
  const date = "2026-11-28";
  const lastDay = "2026-11-30";
  await aPlan(marketplaceId, {
    date,
    verdicts: [
      { storeUid: "spare", need: 100, dailyCap: 100, usableDays: 5, lastDay },
      { storeUid: "tight", need: 500, dailyCap: 100, usableDays: 5, lastDay },
      { storeUid: "rest", reason: "LEFTOVER", need: 9, lastDay },
      { storeUid: "elsewhere", lastDay },
    ],
    quotas: [
      { storeUid: "spare", impressions: 40, hourWindow: "00-12" },
      { storeUid: "spare", impressions: 20, hourWindow: "12-24" },
      { storeUid: "tight", impressions: 100 },
      { storeUid: "rest", impressions: 7, priority: 2 },
      { storeUid: "elsewhere", impressions: 7, region: "*" },
    ],
  });
  const { data, nextCursor } = await queue(`date=${date}`);
  expect(data.map(({ storeUid, quota, spareDays }) => [storeUid, quota, spareDays])).toEqual([
    ["tight", 100, 0],
    ["spare", 60, 4],
    ["rest", 7, 1],
  ]);
  expect(nextCursor).toBeNull();
  const begun = await queue(`date=${date}&limit=2`);
  const rest = await queue(`date=${date}&limit=2&after=${begun.nextCursor}`);
  expect(rest.data.map(({ storeUid }) => storeUid)).toEqual(["rest"]);
  const live = await queue(`date=${date}&live=rest,spare,nobody`);
  expect(live.data.map(({ storeUid }) => storeUid)).toEqual(["spare", "rest"]);
  expect((await queue(`date=${date}&live=`)).data).toEqual([]);
  const many = Array.from({ length: 501 }, (_, n) => `s${n}`).join(",");
  const path = `/traffic/pools/${encodeURIComponent("feed|food|Zhejiang")}/queue`;
  expect((await ask(`${path}?date=${date}&live=${many}`)).status).toBe(400);
  expect((await ask(`${path}?date=${date}&after=x`)).status).toBe(400);
  expect((await ask("/traffic/pools/feed/queue")).status).toBe(404);
});

test("queue of today: windows that have not begun wait, and who got what was needed leaves", async () => {
  const [one, two] = [newId(), newId()];
  await sqlInTenant(marketplaceId, async (sql) => {
    const grant = { marketplace_id: marketplaceId, kind: "guarantee", impressions: 1_000 };
    const rest = { make_good_bps: 0, make_good_days: 0, from_day: today, to_day: "2026-11-29" };
    const rows = [
      { ...grant, ...rest, grant_id: one, store_uid: "t1" },
      { ...grant, ...rest, grant_id: two, store_uid: "t2" },
    ];
    await sql`INSERT INTO traffic_grant ${sql(rows)}`;
    const report = (reportUid: string, storeUid: string, impressions: number) => ({
      marketplace_id: marketplaceId,
      report_uid: reportUid,
      store_uid: storeUid,
      ...aPool,
      hour: new Date(`${today}T00:00:00Z`),
      day: today,
      kind: "SUPPORT",
      impressions,
      unique_users: impressions,
      occurred_at: new Date(`${today}T01:00:00Z`),
    });
    const reports = [report("r1", "t1", 80), report("r2", "t2", 100)];
    await sql`INSERT INTO impression_report ${sql(reports)}`;
  });
  await aPlan(marketplaceId, {
    date: today,
    verdicts: [
      { storeUid: "t1", grantId: one, need: 100, delivered: 30 },
      { storeUid: "t2", grantId: two, need: 100 },
      { storeUid: "t3", need: 100 },
    ],
    quotas: [
      { storeUid: "t1", grantId: one, impressions: 40, hourWindow: "06-12" },
      { storeUid: "t1", grantId: one, impressions: 40, hourWindow: "18-24" },
      { storeUid: "t2", grantId: two, impressions: 40 },
      { storeUid: "t3", impressions: 40, hourWindow: "12-18" },
    ],
  });
  const { data } = await queue("");
  expect(data.map(({ storeUid, remaining, quota }) => [storeUid, remaining, quota])).toEqual([
    ["t1", 50, 40],
  ]);
});
