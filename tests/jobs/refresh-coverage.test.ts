/** The night's count of coverage may run twice, and at once: the result is that of one run. */
import { expect, test } from "vitest";
import { coverageRows, supported, tell } from "#tests/features/traffic/coverage-market";
import { mailsTo } from "#tests/support/mailbox";
import { aMarketplace } from "#tests/support/marketplace";
import { signedIn } from "#tests/support/sign-in";
import { automatic } from "~/features/people/actor";
import { planTraffic } from "~/features/traffic/plan-traffic.server";
import { job } from "~/jobs/refresh-coverage";
import { setClock } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const monday = "2026-11-16";

test("facts, coverage and alerts of one night, run three times", async () => {
  setClock(new Date("2026-11-16T22:00:00Z"));
  const market = await aMarketplace();
  const manager = await signedIn("program-manager", { marketplace: market });
  const { email } = await prisma().person.findUniqueOrThrow({ where: { id: manager.personId } });
  const shops = Array.from({ length: 3 }, (_, n) => ({
    storeUid: `s${n}`,
    opened: monday,
    reports: n === 0 ? supported(monday, 2, 600) : [],
  }));
  await tell(market, shops);
  await sqlInTenant(
    market.id,
    (sql) =>
      sql`INSERT INTO traffic_grant ${sql({
        ...{ marketplace_id: market.id, grant_id: newId(), store_uid: "s1", impressions: 1_000 },
        ...{ kind: "guarantee", make_good_bps: 0, make_good_days: 7 },
        ...{ from_day: monday, to_day: "2026-11-22" },
      })}`,
  );
  const planned = await planTraffic(automatic(market.id, "traffic-planner"), {
    date: "2026-11-17",
    occasion: "nightly",
  });
  expect(planned.ok).toBe(true);
  const run = () =>
    job.run(
      { marketplaceId: market.id },
      {
        jobId: newId(),
        attempt: 1,
        signal: new AbortController().signal,
        progress: () => Promise.resolve(),
      },
    );
  await Promise.all([run(), run()]);
  const rows = await coverageRows(market);
  await run();
  expect(await coverageRows(market)).toEqual(rows);
  expect(rows.map(({ coveredOn }) => coveredOn)).toEqual(["2026-11-17", null, null]);
  const alerts = await sqlInTenant(
    market.id,
    (sql) => sql`SELECT size, covered, expected, lever FROM coverage_alert`,
  );
  // The pool is known from what it delivered, and could carry s1; s2 is too new to be missed.
  const pool = { surface: "feed", category: "food", region: "*" };
  expect(alerts.map((alert) => ({ ...alert }))).toMatchObject([
    { size: 3, covered: 1, expected: 2, lever: { pool, shops: 1, missing: 1 } },
  ]);
  expect(await mailsTo(email)).toHaveLength(1);
});
