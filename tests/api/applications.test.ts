import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, type TestShop } from "#tests/support/shop";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { type Ask, apiWithKey } from "./api";

let market: TestMarketplace;
let shop: TestShop;
let merchant: Ask;
let reviewer: Ask;

beforeAll(async () => {
  setClock(new Date("2026-11-23T02:00:00Z"));
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
  merchant = await apiWithKey(market, ["applications:write"]);
  reviewer = await apiWithKey(market, ["decisions:write"]);
});
beforeEach(async () => {
  shop = await aShop(market, { supplied: {} });
});

const wish = () => ({
  program: "cold-start",
  storeUid: shop.storeUid,
  answers: { sells: "Bowls", channel: "live" },
  agreed: true,
});
async function sent(): Promise<string> {
  const { body } = await merchant.post("/applications", wish());
  await merchant.post(`/applications/${body.id}/submit`, {});
  return body.id;
}

test("201: begun and filled in; 200: sent; again: the same", async () => {
  const begun = await merchant.post("/applications", wish());
  expect(begun).toMatchObject({
    status: 201,
    body: { status: "DRAFT", answers: { sells: "Bowls" } },
  });
  const submit = () =>
    merchant.post(`/applications/${begun.body.id}/submit`, {}, { "idempotency-key": "one" });
  expect(await submit()).toMatchObject({
    status: 200,
    body: { status: "IN_REVIEW", answerBy: "2026-11-24T10:00:00.000Z" },
  });
  expect(await submit()).toMatchObject({ status: 200, body: { status: "IN_REVIEW" } });
  expect((await merchant.post(`/applications/${begun.body.id}/submit`, {})).status).toBe(409);
});

describe("a decision", () => {
  test("201: approve is final at once, and the enrollment is there", async () => {
    const id = await sent();
    const { status, body } = await reviewer.post(`/applications/${id}/decisions`, {
      verdict: "approve",
    });
    expect([status, body.status, body.decision.automatic]).toEqual([201, "APPROVED", false]);
    const enrollments = await apiWithKey(market, ["enrollments:read"]);
    const one = await enrollments.get(`/enrollments/${body.enrollmentId}`);
    expect(one.body).toMatchObject({
      storeUid: shop.storeUid,
      status: "PENDING_START",
      startsOn: "2026-11-24",
    });
    const listed = await enrollments.get(`/enrollments?store=${shop.storeUid}&program=cold-start`);
    expect(listed.body.data.map(({ id: each }: { id: string }) => each)).toEqual([
      body.enrollmentId,
    ]);
    expect((await enrollments.get("/enrollments?status=ACTIVE")).body.data).toEqual([]);
    expect((await enrollments.get("/enrollments?cursor=nonsense")).status).toBe(400);
  });
  test("201: reject with reasons; 409 without", async () => {
    const id = await sent();
    const none = await reviewer.post(`/applications/${id}/decisions`, { verdict: "reject" });
    expect(none).toMatchObject({ status: 409, body: { code: "reason_needed" } });
    const done = await reviewer.post(`/applications/${id}/decisions`, {
      verdict: "reject",
      reasonCodes: ["MANUAL_OTHER"],
      note: "Not this season.",
    });
    expect(done.body).toMatchObject({
      status: "REJECTED",
      decision: { reasonCodes: ["MANUAL_OTHER"], note: "Not this season." },
    });
  });
  test("201: a request for changes names its tasks; 409: an older revision", async () => {
    const id = await sent();
    const asked = await reviewer.post(`/applications/${id}/decisions`, {
      verdict: "request_info",
      note: "Say more, please.",
      tasks: ["plan"],
    });
    expect(asked.body.tasks).toContainEqual(
      expect.objectContaining({ key: "plan", status: "needs-change" }),
    );
    const stale = await reviewer.post(`/applications/${id}/decisions`, {
      verdict: "approve",
      revision: 1,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: "stale" } });
  });
});

test("400: an answer that does not fit is named", async () => {
  const { status, body } = await merchant.post("/applications", {
    ...wish(),
    answers: { channel: "pigeon" },
  });
  expect(status).toBe(400);
  expect(body.errors).toEqual([
    { pointer: "/answers/channel", code: "bad_answer", message: "Choose one of the options" },
  ]);
});
test("400: an unknown field is refused, not ignored", async () => {
  expect((await merchant.post("/applications", { ...wish(), colour: "red" })).status).toBe(400);
});
test("403: a key that may not decide", async () => {
  const id = await sent();
  expect(
    (await merchant.post(`/applications/${id}/decisions`, { verdict: "approve" })).status,
  ).toBe(403);
});
test("404: another marketplace's application, store and program", async () => {
  const id = await sent();
  const elsewhere = await apiWithKey(await aMarketplace());
  expect((await elsewhere.get(`/applications/${id}`)).status).toBe(404);
  expect((await elsewhere.post("/applications", wish())).status).toBe(404);
  expect((await merchant.get("/applications/app_nonsense")).status).toBe(404);
});
test("409: withdrawn once, and then no more", async () => {
  const id = await sent();
  expect((await merchant.post(`/applications/${id}/withdraw`, {})).body.status).toBe("WITHDRAWN");
  expect((await merchant.post(`/applications/${id}/submit`, {})).status).toBe(409);
});
