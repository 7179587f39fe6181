import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Deposits,
  daysLater,
  depositsIn,
  type Shop,
} from "#tests/features/deposits/a-deposit";
import { aMarketplace } from "#tests/support/marketplace";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { agreeToDeposit } from "~/features/deposits/pay.server";
import { setClock } from "~/platform/clock.server";
import { uuidOf } from "~/values/public-id";
import { type Ask, apiWithKey } from "./api";

let stripe: TestStripe;
let market: Deposits;
let shop: Shop;
let api: Ask;
let elsewhere: Ask;
beforeAll(async () => {
  stripe = await startTestStripe();
  elsewhere = await apiWithKey(await aMarketplace());
});
afterAll(() => stripe.close());
beforeEach(async () => {
  market = await depositsIn();
  shop = await market.shop();
  api = await apiWithKey(market);
});
const cny = (amountMinor: number) => ({ amountMinor: String(amountMinor), currency: "CNY" });
const path = (rest = "") => `/deposits/${shop.storeUid}${rest}`;
const pages = { successUrl: "https://market.example/paid", cancelUrl: "https://market.example/" };
const owed = async () => (await shop.order())?.amount_minor ?? 0;

test("200: a shop of which nothing is required yet", async () => {
  const { status, body } = await api.get(path());
  expect(status).toBe(200);
  expect(body).toMatchObject({
    required: { total: cny(0) },
    shortfall: cny(0),
    dueAt: null,
    topUp: null,
    consequences: [],
    trial: null,
    lots: [],
    sentence: null,
    updatedAt: null,
  });
});

test("200: what is required and why, what is missing, by when, and what follows", async () => {
  await shop.sold(5_000_000);
  await shop.assess();
  const { body } = await api.get(path());
  const total = Number(body.required.total.amountMinor);
  expect(total).toBe(await owed());
  expect(total).toBe(
    Math.max(Number(body.required.base.amountMinor), Number(body.required.float.amountMinor)),
  );
  expect(body).toMatchObject({
    shortfall: cny(total),
    available: cny(0),
    dueAt: "2026-11-16T15:59:59.000Z",
    topUp: {
      status: "OPEN",
      left: cny(total),
      next: { consequence: "WITHDRAWAL_HOLD", at: "2026-11-16T16:00:00.000Z" },
    },
    consequences: [],
  });
  expect(body.sentence.en).toContain("Required deposit");
  expect(body.sentence.zh).toContain("应缴保证金");
  setClock(daysLater(31));
  await advanceDeposits(market.clock);
  const later = await api.get(path());
  expect(later.body).toMatchObject({
    topUp: { status: "ENFORCED" },
    consequences: ["WITHDRAWAL_HOLD", "SELLING_RESTRICTION"],
  });
});

test("200: lots and what is frozen or on its way back", async () => {
  await shop.assess();
  const total = await owed();
  const paymentId = await shop.pay(total + 700, "alipay");
  const { body } = await api.get(path());
  expect(body).toMatchObject({
    available: cny(total),
    shortfall: cny(0),
    pendingRefund: cny(700),
    lots: [{ method: "alipay", amount: cny(total + 700), refunded: cny(700), left: cny(total) }],
  });
  expect(uuidOf("payment", body.lots[0].paymentId)).toBe(paymentId);
  await shop.dispute("dp_1", paymentId, 1_000, "needs_response");
  const disputed = await api.get(path());
  expect(disputed.body).toMatchObject({ frozen: cny(1_000), owed: cny(1_000) });
});

test("404: a shop there is none of, one of another marketplace, a marketplace without deposits", async () => {
  const nothing = { status: 404, body: { code: "not_found" } };
  expect(await api.get("/deposits/nobody")).toMatchObject(nothing);
  expect(await elsewhere.get(path())).toMatchObject(nothing);
  const bodies = {
    "/checkout": pages,
    "/refund-requests": { amount: cny(1) },
    "/deductions": {
      kind: "PENALTY",
      amount: cny(1),
      reason: "Late",
      evidence: [{ title: "Order", reference: "o-1" }],
    },
  };
  for (const [rest, body] of Object.entries(bodies)) {
    expect(await elsewhere.post(path(rest), body)).toMatchObject(nothing);
    expect(await api.post(`/deposits/nobody${rest}`, body)).toMatchObject(nothing);
  }
});

test("403: a key without the right; 401 is for no key at all", async () => {
  const weak = await apiWithKey(market, ["stores:read"]);
  expect((await weak.get(path())).status).toBe(403);
  expect((await weak.get("/deposits")).status).toBe(403);
  expect((await weak.post(path("/checkout"), pages)).status).toBe(403);
});

test("200: the list by its last change, page by page, and only what changed since", async () => {
  const others = [await market.shop(), await market.shop(), await market.shop()];
  for (const each of [shop, ...others]) await each.assess();
  const uids = [shop, ...others].map(({ storeUid }) => storeUid);
  const seen: string[] = [];
  let cursor: string | null = "";
  let asOf = "";
  while (cursor !== null) {
    const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const { status, body } = await api.get(`/deposits?limit=2${after}`);
    expect(status).toBe(200);
    seen.push(...body.data.map((each: { storeUid: string }) => each.storeUid));
    cursor = body.nextCursor;
    asOf = body.asOf;
  }
  expect(seen).toEqual([...uids].sort());
  expect(new Date(asOf).getTime()).toBeLessThan(Date.parse("2026-11-01T04:00:00Z"));
  setClock(daysLater(1));
  await shop.pay(await owed());
  const since = encodeURIComponent(daysLater(0.5).toISOString());
  const { body } = await api.get(`/deposits?updatedSince=${since}`);
  expect(body.data.map((each: { storeUid: string }) => each.storeUid)).toEqual([shop.storeUid]);
  setClock(daysLater(17));
  await advanceDeposits(market.clock);
  const late = encodeURIComponent(daysLater(16).toISOString());
  const overdue = await api.get(`/deposits?updatedSince=${late}`);
  expect(overdue.body.data.map((each: { storeUid: string }) => each.storeUid).sort()).toEqual(
    others.map(({ storeUid }) => storeUid).sort(),
  );
});

test("400: a cursor, an instant or a limit that is none", async () => {
  for (const query of ["cursor=abc", "updatedSince=yesterday", "limit=0", "limit=1000", "more=1"])
    expect((await api.get(`/deposits?${query}`)).status, query).toBe(400);
  const emptied = Buffer.from(JSON.stringify(["2026-11-01T00:00:00Z"])).toString("base64url");
  expect((await api.get(`/deposits?cursor=${emptied}`)).body.code).toBe("bad_cursor");
});

test("201: Checkout's address, the same for the same order; 409 without an order or the terms", async () => {
  expect(await api.post(path("/checkout"), pages)).toMatchObject({
    status: 409,
    body: { code: "nothing_due" },
  });
  await shop.assess();
  expect(await api.post(path("/checkout"), pages)).toMatchObject({
    status: 409,
    body: { code: "terms_not_accepted" },
  });
  await agreeToDeposit(shop.owner, shop.storeUid, "10.0.0.1");
  const first = await api.post(path("/checkout"), pages);
  expect(first).toMatchObject({ status: 201, body: { state: "open" } });
  expect(first.body.url).toMatch(/^https?:\/\//);
  expect(first.body.paymentId).toMatch(/^pay_/);
  expect((await api.post(path("/checkout"), pages)).body).toEqual(first.body);
});

test("400: addresses that are none, and fields nobody asked for", async () => {
  for (const body of [
    {},
    { ...pages, successUrl: "javascript:alert(1)" },
    { ...pages, amount: cny(1) },
    { ...pages, locale: "fr" },
  ])
    expect((await api.post(path("/checkout"), body)).status, JSON.stringify(body)).toBe(400);
});

test("201: what is above the requirement can be asked for, once, and no more than it", async () => {
  await shop.assess();
  const total = await owed();
  await shop.pay(total);
  const ask = (amount: unknown, headers?: Record<string, string>) =>
    api.post(path("/refund-requests"), { amount }, headers);
  expect(await ask(cny(1))).toMatchObject({ status: 409, body: { code: "beyond_excess" } });
  await shop.relief(5_000);
  await shop.assess();
  const { body } = await api.get(path());
  const excess = Number(body.available.amountMinor) - Number(body.required.total.amountMinor);
  expect(excess).toBeGreaterThan(0);
  expect(await ask(cny(excess + 1))).toMatchObject({
    status: 409,
    body: { code: "beyond_excess", details: { excessMinor: excess } },
  });
  const key = { "idempotency-key": "refund-1" };
  const asked = await ask(cny(excess), key);
  expect(asked).toMatchObject({ status: 201 });
  expect(asked.body.refundId).toMatch(/^rfd_/);
  expect((await ask(cny(excess), key)).body).toEqual(asked.body);
  expect(await ask(cny(1), key)).toMatchObject({
    status: 422,
    body: { code: "idempotency_key_reused" },
  });
  expect(await ask(cny(excess))).toMatchObject({ status: 409 });
});

test("400: amounts that are none", async () => {
  await shop.assess();
  const wrong = ["1.5", "1e3", "-5", "0", "", " 1", "１", "NaN", "99999999999999999999"];
  for (const amountMinor of wrong) {
    const answer = await api.post(path("/refund-requests"), {
      amount: { amountMinor, currency: "CNY" },
    });
    expect(answer.status, amountMinor).toBe(400);
  }
  const euro = { amount: { amountMinor: "1", currency: "EUR" } };
  expect((await api.post(path("/refund-requests"), euro)).body.errors).toEqual([
    { pointer: "/amount", code: "wrong_currency", message: "in CNY" },
  ]);
  const number = { amount: { amountMinor: 5, currency: "CNY" } };
  expect((await api.post(path("/refund-requests"), number)).status).toBe(400);
});

test("201: a deduction is proposed with its evidence; 400 without, 409 where there is no deposit", async () => {
  const wish = {
    kind: "ADVANCE_COMPENSATION",
    amount: cny(5_000),
    reason: "Paid to the buyer of order 17",
    evidence: [{ title: "Complaint", reference: "https://market.example/complaints/17" }],
  };
  const propose = (body: unknown) => api.post(path("/deductions"), body);
  expect(await propose(wish)).toMatchObject({ status: 409, body: { code: "no_deposit" } });
  await shop.assess();
  const { status, body } = await propose(wish);
  expect(status).toBe(201);
  expect(body).toEqual({ deductionId: expect.stringMatching(/^ded_/), status: "PROPOSED" });
  const [row] = await market.inside(
    (sql) => sql`SELECT store_uid, amount_minor, evidence, status FROM deposit_deduction`,
  );
  expect(row).toMatchObject({ store_uid: shop.storeUid, amount_minor: 5_000, status: "PROPOSED" });
  for (const bad of [
    { ...wish, evidence: [] },
    { ...wish, evidence: [{ title: "Complaint" }] },
    { ...wish, kind: "FINE" },
    { ...wish, reason: "zero \u0000 inside" },
    { ...wish, reason: "half a pair \ud800" },
    { ...wish, status: "POSTED" },
  ])
    expect((await propose(bad)).status, JSON.stringify(bad)).toBe(400);
});
