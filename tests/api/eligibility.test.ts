import { beforeAll, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, type TestShop } from "#tests/support/shop";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { type Ask, apiWithKey } from "./api";

let market: TestMarketplace;
let shop: TestShop;
let api: Ask;

beforeAll(async () => {
  setClock(new Date("2026-11-23T02:00:00Z"));
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
  shop = await aShop(market);
  api = await apiWithKey(market, ["eligibility:read"]);
});

test("200: every condition with what is, what is needed and the gap", async () => {
  const { status, body } = await api.get(
    `/stores/${shop.storeUid}/eligibility?program=deposit-relief`,
  );
  expect(status).toBe(200);
  const [relief] = body.data;
  expect(relief).toMatchObject({
    program: "deposit-relief",
    outcome: "not_eligible",
    ruleVersion: 1,
  });
  expect(relief.conditions.conditions[0]).toMatchObject({
    metric: "store.daysSinceOpened",
    op: "gte",
    needed: 30,
    actual: 3,
    result: "fail",
    gap: 27,
    asOf: "2026-11-23",
  });
  expect(relief.conditions.conditions[1]).toMatchObject({
    actual: null,
    result: "fail",
    missing: "no-value",
  });
});
test("200: all programs where none is named, product programs without a product included", async () => {
  const { body } = await api.get(`/stores/${shop.storeUid}/eligibility`);
  expect(body.data).toHaveLength(8);
  expect(body.data[0]).toMatchObject({
    program: "cold-start",
    outcome: "eligible",
    closeness: "ready",
  });
});
test("404: an unknown store, an unknown program, a store of another marketplace", async () => {
  const other = await aShop(await aMarketplace());
  expect((await api.get("/stores/nothing/eligibility")).status).toBe(404);
  expect((await api.get(`/stores/${shop.storeUid}/eligibility?program=nothing`)).status).toBe(404);
  expect((await api.get(`/stores/${other.storeUid}/eligibility`)).status).toBe(404);
});
test("400: a query that is not known", async () => {
  expect((await api.get(`/stores/${shop.storeUid}/eligibility?programme=x`)).status).toBe(400);
});

const rule = {
  any: [
    { metric: "store.experienceScore", op: "gte", value: 470, onMissing: "REVIEW" },
    { metric: "store.ordersPaid30d", op: "gte", value: 30, onMissing: "FAIL" },
  ],
};
test("200: a rule tried on facts", async () => {
  const facts = {
    "store.experienceScore": 469,
    "store.ordersPaid30d": { value: 18, asOf: "2026-11-22" },
  };
  const { body } = await api.post("/eligibility/evaluate", { rule, facts });
  expect(body).toMatchObject({
    outcome: "not_eligible",
    conditions: {
      kind: "any",
      cheapest: 0,
      conditions: [{ gap: 1 }, { gap: 12, asOf: "2026-11-22" }],
    },
  });
  const unknown = await api.post("/eligibility/evaluate", { rule, facts: {} });
  expect(unknown.body.outcome).toBe("review");
});
test("400: mistakes with their places", async () => {
  const wrong = { all: [{ metric: "store.orders", op: "gte", value: 1, onMissing: "FAIL" }] };
  const { status, body } = await api.post("/eligibility/evaluate", {
    rule: wrong,
    facts: { "store.kycVerified": 3 },
  });
  expect(status).toBe(400);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    "/rule/all/0/metric",
    "/facts/store.kycVerified",
  ]);
});
