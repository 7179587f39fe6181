import { beforeEach, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, staff, type TestShop } from "#tests/support/shop";
import { answerTask } from "~/features/applications/answer.server";
import { answerInfo } from "~/features/applications/answer-info.server";
import { expireApplications } from "~/features/applications/expire.server";
import { requestInfo } from "~/features/applications/request-info.server";
import { startApplication } from "~/features/applications/start.server";
import { withdrawApplication } from "~/features/applications/withdraw.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { formOf, sent } from "./filled-in";

let market: TestMarketplace;
let shop: TestShop;
let id: string;
const monday = new Date("2026-11-23T02:00:00Z");

beforeEach(async () => {
  setClock(monday);
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
  shop = await aShop(market, { supplied: {} });
  id = await sent(shop, "cold-start");
});

const ask = async (...tasks: readonly ("shop" | "plan" | "evidence" | "agreement")[]) =>
  requestInfo(staff(market.id, "reviewer"), id, {
    revision: (await formOf(shop, id)).revision,
    items: tasks.map((task) => ({ task, message: "Please look again" })),
  });
const statuses = async () =>
  Object.fromEntries((await formOf(shop, id)).tasks.map(({ key, status }) => [key, status]));
const save = async (task: "shop" | "plan") =>
  answerTask(shop.owner, id, {
    revision: (await formOf(shop, id)).revision,
    task,
    done: true,
    ...(task === "plan" ? { answers: { sells: "Larger bowls" } } : {}),
  });

test("only the named tasks open again, and the place in the queue is kept", async () => {
  const { answerBy: promised, submittedAt } = await formOf(shop, id);
  expect(await ask("plan")).toMatchObject({ ok: true });
  expect(await formOf(shop, id)).toMatchObject({
    status: "INFO_REQUESTED",
    infoRequest: { items: [{ task: "plan" }] },
  });
  expect(await statuses()).toMatchObject({
    shop: "completed",
    plan: "needs-change",
    check: "blocked",
  });
  expect(await save("shop")).toMatchObject({ ok: false, because: "not-now" });
  expect(await save("plan")).toMatchObject({ ok: true });
  expect(await statuses()).toMatchObject({ plan: "completed", check: "not-started" });
  const { revision } = await formOf(shop, id);
  expect(await answerInfo(shop.owner, id, { revision })).toMatchObject({ ok: true });
  expect(await formOf(shop, id)).toMatchObject({
    status: "IN_REVIEW",
    answerBy: promised,
    submittedAt,
    infoRequest: null,
    answers: { sells: "Larger bowls" },
  });
});

test("what was asked for has to be done before it goes back", async () => {
  await ask("plan", "agreement");
  await save("plan");
  const { revision } = await formOf(shop, id);
  expect(await answerInfo(shop.owner, id, { revision })).toMatchObject({
    because: "incomplete",
    details: { tasks: ["agreement"] },
  });
});

test("nothing asked, or a task there is none of, is no request", async () => {
  const { revision } = await formOf(shop, id);
  const reviewer = staff(market.id, "reviewer");
  expect(await requestInfo(reviewer, id, { revision, items: [] })).toMatchObject({
    because: "nothing-asked",
  });
  expect(
    await requestInfo(reviewer, id, { revision, items: [{ task: "check", message: "?" }] }),
  ).toMatchObject({ because: "no-such-task" });
});

test("questions left unanswered past their seventh day close the application", async () => {
  await ask("plan");
  setClock(new Date("2026-11-30T15:00:00Z"));
  expect(await expireApplications(market.id)).toBe(0);
  setClock(new Date("2026-11-30T16:30:00Z"));
  expect(await expireApplications(market.id)).toBe(1);
  expect(await formOf(shop, id)).toMatchObject({ status: "EXPIRED", infoRequest: null });
  expect(await expireApplications(market.id)).toBe(0);
});

test("a draft nobody touched for thirty days is closed, and frees its place", async () => {
  const other = await aShop(market);
  const wish = { slug: "cold-start", storeUid: other.storeUid };
  const first = await startApplication(other.owner, wish);
  setClock(new Date("2026-12-23T03:00:00Z"));
  expect(await expireApplications(market.id)).toBe(1);
  const second = await startApplication(other.owner, wish);
  expect(first.ok && second.ok && first.applicationId !== second.applicationId).toBe(true);
});

test("it can be withdrawn at any time before it is decided, once", async () => {
  await ask("plan");
  const { revision } = await formOf(shop, id);
  await expect(withdrawApplication(shop.member, id, { revision })).rejects.toThrow("not allowed");
  expect(await withdrawApplication(shop.owner, id, { revision: revision - 1 })).toMatchObject({
    because: "stale",
  });
  expect(await withdrawApplication(shop.owner, id, { revision })).toMatchObject({ ok: true });
  expect(await withdrawApplication(shop.owner, id, { revision })).toMatchObject({ ok: true });
  expect((await formOf(shop, id)).status).toBe("WITHDRAWN");
  expect(await ask("plan")).toMatchObject({ because: "not-now" });
});
