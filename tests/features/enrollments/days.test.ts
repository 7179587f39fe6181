/** Days are those of the marketplace's zone, whatever its clocks do, and whatever a machine's clock says. */
import { expect, test } from "vitest";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { advanceToday } from "~/features/enrollments/advance.server";
import { automatic } from "~/features/people/actor";
import { setClock } from "~/platform/clock.server";
import { aMarketWithDeposits, type Enrolled, type MarketWithDeposits } from "./inside";

async function relieved(zone: string, begun: string) {
  const market = await aMarketWithDeposits({ zone, begun });
  return { market, shop: await market.enrolled("deposit-relief") };
}
async function at(market: MarketWithDeposits, instant: string): Promise<void> {
  setClock(new Date(instant));
  await advanceToday(market.clock);
}
const strikes = async (shop: Enrolled) =>
  (await shop.checks()).flatMap(({ day, answers }) =>
    answers.filter(({ key }) => key === "score").map(({ failed }) => [day, failed]),
  );

test("where the first of the month has its first hour twice, its check is made once", async () => {
  // Havana, 1 November 2026: 00:30 at UTC-4, and an hour later 00:30 again at UTC-5.
  const { market, shop } = await relieved("America/Havana", "2026-10-20");
  await shop.on("2026-10-21");
  await shop.know("2026-11-01", { experience_score: 455 });
  await at(market, "2026-11-01T03:59:59Z");
  expect(await strikes(shop)).toEqual([]);
  await at(market, "2026-11-01T04:30:00Z");
  await at(market, "2026-11-01T05:30:00Z");
  await at(market, "2026-11-02T04:59:59Z");
  expect(await strikes(shop)).toEqual([["2026-11-01", 1]]);
  expect((await shop.page()).warning?.recoverBy).toBe("2026-11-30");
});

test("where midnight is skipped, the day begins an hour later and nothing is left out", async () => {
  // Beirut, 28 March 2027: 00:00 becomes 01:00.
  const { market, shop } = await relieved("Asia/Beirut", "2027-03-20");
  await shop.on("2027-03-21");
  await at(market, "2027-03-27T21:59:59Z");
  await shop.know("2027-03-28", { violation_points_90d: 2 });
  await at(market, "2027-03-27T21:59:59Z");
  expect((await shop.page()).status).toBe("ACTIVE");
  await at(market, "2027-03-27T22:00:00Z");
  expect(await shop.page()).toMatchObject({ status: "WARNED", warning: { since: "2027-03-28" } });
});

test("machines whose clocks differ give no second strike, and none goes back", async () => {
  const { market, shop } = await relieved("Asia/Shanghai", "2026-11-23");
  await shop.on("2026-11-24");
  await shop.know("2026-12-01", { experience_score: 455 });
  // One is a minute ahead of midnight, one behind; one is a day ahead.
  await at(market, "2026-11-30T16:00:30Z");
  await at(market, "2026-11-30T15:59:30Z");
  await at(market, "2026-12-01T16:00:30Z");
  await at(market, "2026-11-30T16:30:00Z");
  expect(await strikes(shop)).toEqual([["2026-12-01", 1]]);
  expect((await shop.page()).status).toBe("WARNED");
});

test("a check that was missed is made on the first day there is a round, once for all the months", async () => {
  const { market, shop } = await relieved("Asia/Shanghai", "2026-11-23");
  await shop.on("2026-11-24");
  await shop.know("2027-01-10", { experience_score: 455 });
  await at(market, "2027-01-10T01:00:00Z");
  expect(await strikes(shop)).toEqual([["2027-01-10", 1]]);
  expect((await shop.checks())[0]).toMatchObject({ monthly: true, next_on: "2027-02-01" });
});

test("figures older than yesterday are not known any more: they warn nobody and end nothing", async () => {
  const { market, shop } = await relieved("Asia/Shanghai", "2026-11-23");
  await shop.on("2026-11-24");
  await shop.know("2026-11-29", { experience_score: 455, has_open_serious_violation: true });
  await at(market, "2026-12-01T01:00:00Z");
  expect((await shop.page()).status).toBe("ACTIVE");
  expect((await shop.checks()).map(({ outcome }) => outcome)).toEqual(["UNKNOWN"]);
  await shop.know("2026-12-01", { has_open_serious_violation: true });
  await at(market, "2026-12-02T01:00:00Z");
  expect((await shop.page()).status).toBe("REMOVED");
});

test("where the first round is a monthly check too, what is granted then runs as long as the renewed term", async () => {
  const { market, shop } = await relieved("Asia/Shanghai", "2026-11-23");
  await advanceDeposits(automatic(market.id, "deposit-clock"));
  await shop.pay(200_000);
  // No round until the month has turned.
  const page = await shop.on("2026-12-02");
  expect(page).toMatchObject({ status: "ACTIVE", endsOn: "2027-03-01" });
  expect(page.grants.map(({ status, to }) => [status, to])).toEqual([["ISSUED", "2027-03-01"]]);
  const [grant] = await market.inside(
    (sql) => sql<{ to_day: string }[]>`
      SELECT to_day FROM deposit_relief_grant WHERE store_uid = ${shop.storeUid}`,
  );
  expect(grant?.to_day).toBe("2027-03-01");
});
