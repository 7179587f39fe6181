/**
 * Three weeks of a small market with outages, late files, repeated reports and a fraud ring, planned by Slipway
 * night by night and again at noon, played by the simulator over HTTP.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "~/values/day";
import { type Asked, coverageOf, importRecords } from "../../../sandbox/market/client";
import { reportHour, type Simulated, simulate } from "../../../sandbox/market/simulate";
import { isAboveLine, summaryLines } from "../../../sandbox/market/summary";
import { appInTime } from "./app-in-time";

const from = "2026-10-05";
const days = 22;
const wishes = {
  ...{ seed: 8, stores: 45, days, openingDays: 10, load: 0.3 },
  ...{ from, zone: "Asia/Shanghai", currency: "CNY" },
};
let app: Awaited<ReturnType<typeof appInTime>>;
let target: { readonly url: string; readonly key: string };
let lived: Simulated;
const sent: Asked[] = [];

beforeAll(async () => {
  app = await appInTime();
  target = { url: app.url, key: await app.key() };
  const heard = (asked: Asked) => sent.push(asked);
  lived = await simulate({ ...target, heard }, wishes, { reach: app.reach });
}, 240_000);
afterAll(() => app?.close());

const ask = async (path: string) => {
  const headers = { authorization: `Bearer ${target.key}` };
  return (await fetch(`${target.url}/api/v1${path}`, { headers })).json();
};
const ring = () => lived.market.world.stores.filter(({ part }) => part === "ring");

describe("coverage", () => {
  test("is what the simulator itself counted, cohort by cohort", () => {
    const { coverage, counted } = lived.summary;
    expect(counted.length).toBe(2);
    for (const { cohort, size, covered } of counted)
      expect(coverage.find((row) => row.cohort === cohort)).toMatchObject({ size, covered });
  });

  test("of every mature cohort is strictly above 95 % where traffic allows it", () => {
    const mature = lived.summary.coverage.filter(
      ({ size, provisional }) => size > 0 && !provisional,
    );
    expect(mature.length).toBe(1);
    for (const row of mature) {
      const bound = lived.summary.counted.find(({ cohort }) => cohort === row.cohort)?.bound ?? 0;
      expect(isAboveLine({ covered: bound, size: row.size })).toBe(true);
      expect(isAboveLine(row), summaryLines(lived.summary, days).join("\n")).toBe(true);
    }
  });

  test("stands as it is when the last reports are sent once more", async () => {
    const before = await coverageOf(target, from, addDays(from, days));
    const reports = sent.filter(({ path }) => path === "/import/impressions").slice(-4);
    for (const { body = "" } of reports) {
      const records = body
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as object);
      const { accepted, duplicates } = await importRecords(target, "impressions", records);
      expect({ accepted, duplicates }).toEqual({ accepted: 0, duplicates: records.length });
    }
    await app.reach(addDays(from, days), reportHour);
    expect(await coverageOf(target, from, addDays(from, days))).toEqual(before);
  });
});

test("every day had a plan, and files came late and twice", () => {
  expect(lived.summary.daysWithPlan).toBe(days);
  expect(lived.summary.duplicates).toBeGreaterThan(100);
});

describe("the fraud ring", () => {
  test("is refused at the door, with the reasons", () => {
    const [first, ...others] = ring();
    expect(lived.summary.refusals.has(first?.storeUid ?? "")).toBe(false);
    for (const { storeUid } of others)
      expect(lived.summary.refusals.get(storeUid)?.join()).toMatch(/First shop|Fake-order risk/);
  });

  test("is given nothing from the day on which it is seen, and the enrollment says why", async () => {
    const [first] = ring();
    const uid = first?.storeUid ?? "";
    const { data } = await ask(`/enrollments?store=${uid}`);
    expect(data).toHaveLength(1);
    expect(data[0].status).toBe("REMOVED");
    const { timeline } = await ask(`/enrollments/${data[0].id}`);
    expect(JSON.stringify(timeline)).toMatch(/Fake-order risk/);
    const { promises } = await ask(`/traffic/quotas/${uid}?date=${addDays(from, 6)}`);
    expect(promises.flatMap(({ quotas }: { quotas: object[] }) => quotas)).toEqual([]);
  });

  test("does not take an honest store with it that sold out of the blue", async () => {
    const viral = lived.market.world.stores.filter(({ part }) => part === "viral");
    expect(viral.length).toBeGreaterThan(0);
    for (const { storeUid } of viral) {
      const { data } = await ask(`/enrollments?store=${storeUid}`);
      expect(data[0].status).not.toBe("REMOVED");
    }
  });
});
