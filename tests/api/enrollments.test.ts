import { beforeAll, describe, expect, test } from "vitest";
import {
  aMarketWithDeposits,
  type Enrolled,
  type MarketWithDeposits,
} from "../features/enrollments/inside";
import { apiWithKey } from "./api";

let market: MarketWithDeposits;
let shop: Enrolled;
beforeAll(async () => {
  market = await aMarketWithDeposits();
  shop = await market.enrolled("deposit-relief");
  await shop.on("2026-11-24");
  await shop.pay(60_000);
  await shop.on("2026-12-01", { experience_score: 455 });
});

describe("one enrollment", () => {
  test("200: what a check found, until when to recover, and the next one", async () => {
    const platform = await apiWithKey(market, ["enrollments:read"]);
    const { status, body } = await platform.get(`/enrollments/${shop.id}`);
    expect([status, body.status, body.nextCheckOn]).toEqual([200, "WARNED", "2027-01-01"]);
    expect(body.warning).toMatchObject({
      since: "2026-12-01",
      recoverBy: "2026-12-31",
      reasons: [{ en: "Experience score 4.55, needs 4.60" }],
    });
    expect(body.checks).toMatchObject([
      {
        day: "2026-12-01",
        about: "conditions",
        monthly: true,
        outcome: "WARNED",
        figures: [{ now: { en: "4.55" }, needed: { en: "at least 4.60" }, state: "unmet" }],
      },
    ]);
  });

  test("200: what is saved of the deposit, only for keys that may read deposits", async () => {
    const blind = await apiWithKey(market, ["enrollments:read"]);
    expect((await blind.get(`/enrollments/${shop.id}`)).body.deposit).toBeNull();
    const seeing = await apiWithKey(market, ["enrollments:read", "deposits:read"]);
    expect((await seeing.get(`/enrollments/${shop.id}`)).body.deposit).toEqual({
      required: { amountMinor: "60000", currency: "CNY" },
      instead: { amountMinor: "200000", currency: "CNY" },
      held: { amountMinor: "60000", currency: "CNY" },
    });
  });
});
