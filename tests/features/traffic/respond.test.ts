/** Who graduates and who is stopped by what was reported, once; and how a stopped store comes back. */
import { beforeEach, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { staff } from "#tests/support/shop";
import { automatic } from "~/features/people/actor";
import { NotAllowed } from "~/features/people/may";
import { reopenSupport } from "~/features/traffic/reopen-support.server";
import { respondToTraffic } from "~/features/traffic/respond.server";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

let marketplace: TestMarketplace;
beforeEach(async () => {
  marketplace = await aMarketplace();
});

type Report = {
  readonly store: string;
  readonly day: string;
  readonly impressions: number;
  readonly clicks: number | null;
  readonly kind?: "SUPPORT" | "NATURAL" | "PAID";
};

const promised = (store: string, fromDay: string) =>
  sqlInTenant(marketplace.id, async (sql) => {
    await sql`INSERT INTO traffic_grant ${sql({
      marketplace_id: marketplace.id,
      grant_id: newId(),
      store_uid: store,
      impressions: 5_000,
      kind: "grant",
      make_good_bps: 0,
      make_good_days: 0,
      from_day: fromDay,
      to_day: "2026-12-31",
    })}`;
  });
const reported = (...reports: readonly Report[]) =>
  sqlInTenant(marketplace.id, async (sql) => {
    const rows = reports.map(({ store, day, impressions, clicks, kind = "SUPPORT" }) => ({
      marketplace_id: marketplace.id,
      report_uid: newId(),
      store_uid: store,
      surface: "home-feed",
      category: "home",
      region: "*",
      hour: new Date(`${day}T04:00:00Z`),
      day,
      kind,
      impressions,
      clicks,
      occurred_at: new Date(`${day}T05:00:00Z`),
    }));
    await sql`INSERT INTO impression_report ${sql(rows)}`;
  });
const answers = () =>
  sqlInTenant(
    marketplace.id,
    (sql) => sql<{ store_uid: string; verdict: string; impressions: number | null }[]>`
      SELECT store_uid, verdict, impressions FROM traffic_response ORDER BY decided_at, store_uid`,
  );
const respond = (day: string) =>
  respondToTraffic(automatic(marketplace.id, "traffic-planner"), day);
const manager = () => staff(marketplace.id, "program-manager");

test("the clear cases are decided, once, and the unclear ones wait", async () => {
  for (const store of ["good", "poor", "unclear", "probed"]) await promised(store, "2026-11-01");
  await reported(
    { store: "good", day: "2026-11-02", impressions: 200, clicks: 30 },
    { store: "poor", day: "2026-11-02", impressions: 500, clicks: 0 },
    { store: "poor", day: "2026-11-03", impressions: 500, clicks: 0 },
    { store: "unclear", day: "2026-11-02", impressions: 500, clicks: 8 },
    { store: "probed", day: "2026-11-02", impressions: 99, clicks: 50 },
  );
  expect(await respond("2026-11-03")).toEqual({ graduated: 1, stopped: 1 });
  expect(await respond("2026-11-04")).toEqual({ graduated: 0, stopped: 0 });
  expect(await answers()).toEqual([
    { store_uid: "good", verdict: "GRADUATED", impressions: 200 },
    { store_uid: "poor", verdict: "STOPPED", impressions: 1_000 },
  ]);
});

test("only support since the first promise counts, where its clicks are known", async () => {
  await promised("early", "2026-11-10");
  await reported(
    { store: "early", day: "2026-11-09", impressions: 1_000, clicks: 0 },
    { store: "early", day: "2026-11-10", impressions: 1_000, clicks: null },
    { store: "early", day: "2026-11-10", impressions: 1_000, clicks: 0, kind: "NATURAL" },
    { store: "early", day: "2026-11-10", impressions: 1_000, clicks: 0, kind: "PAID" },
    { store: "early", day: "2026-11-12", impressions: 1_000, clicks: 0 },
    { store: "never-promised", day: "2026-11-10", impressions: 1_000, clicks: 0 },
  );
  expect(await respond("2026-11-11")).toEqual({ graduated: 0, stopped: 0 });
  expect(await respond("2026-11-12")).toEqual({ graduated: 0, stopped: 1 });
});

test("a reopened store is judged by what comes after, not by the same figures again", async () => {
  await promised("poor", "2026-11-01");
  await reported({ store: "poor", day: "2026-11-02", impressions: 1_000, clicks: 0 });
  await respond("2026-11-03");
  expect(await reopenSupport(manager(), "poor", "New photographs", "2026-11-04")).toEqual({
    ok: true,
  });
  await reported({ store: "poor", day: "2026-11-04", impressions: 1_000, clicks: 0 });
  expect(await respond("2026-11-05")).toEqual({ graduated: 0, stopped: 0 });
  await reported({ store: "poor", day: "2026-11-05", impressions: 1_000, clicks: 0 });
  expect(await respond("2026-11-05")).toEqual({ graduated: 0, stopped: 1 });
  expect((await answers()).map(({ verdict }) => verdict)).toEqual([
    "STOPPED",
    "REOPENED",
    "STOPPED",
  ]);
});

test("only a stopped store is reopened, once, by who may, and it is written down", async () => {
  await promised("poor", "2026-11-01");
  expect(await reopenSupport(manager(), "poor", "…", "2026-11-04")).toEqual({
    ok: false,
    because: "not-stopped",
  });
  await reported({ store: "poor", day: "2026-11-02", impressions: 1_000, clicks: 0 });
  await respond("2026-11-03");
  await expect(
    reopenSupport(staff(marketplace.id, "auditor"), "poor", "…", "2026-11-04"),
  ).rejects.toThrow(NotAllowed);
  const both = await Promise.all([
    reopenSupport(manager(), "poor", "New photographs", "2026-11-04"),
    reopenSupport(manager(), "poor", "New photographs", "2026-11-04"),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const entries = await sqlInTenant(
    marketplace.id,
    (sql) => sql<{ verb: string; after: { note?: string } }[]>`
      SELECT verb, after FROM audit_entry WHERE thing_kind = 'store' AND thing_id = 'poor'
      ORDER BY at, id`,
  );
  expect(entries.map(({ verb }) => verb)).toEqual(["support-stopped", "support-reopened"]);
  expect(entries[1]?.after.note).toBe("New photographs");
});
