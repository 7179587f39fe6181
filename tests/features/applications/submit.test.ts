import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, supply, type TestShop } from "#tests/support/shop";
import { answerTask } from "~/features/applications/answer.server";
import { catalogue } from "~/features/applications/catalogue.server";
import { applicationForm } from "~/features/applications/read-form.server";
import { startApplication } from "~/features/applications/start.server";
import { submitApplication } from "~/features/applications/submit.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";

let market: TestMarketplace;
let shop: TestShop;
const monday = new Date("2026-11-23T02:00:00Z");

beforeAll(async () => {
  setClock(monday);
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
});
beforeEach(async () => {
  setClock(monday);
  shop = await aShop(market);
});

const form = async (id: string) => {
  const read = await applicationForm(shop.owner, id);
  if (read === null) throw new Error("no such application");
  return read;
};

/** Fills in everything the launch program asks. Returns the id. */
async function filledIn(slug = "cold-start"): Promise<string> {
  const started = await startApplication(shop.owner, { slug, storeUid: shop.storeUid });
  if (!started.ok) throw new Error(started.because);
  const id = started.applicationId;
  const pages = [
    { task: "shop", done: true },
    { task: "plan", answers: { sells: "Bowls", channel: "live" }, done: true },
    { task: "evidence", done: true },
    { task: "agreement", agreed: true },
  ] as const;
  for (const page of pages) {
    const { revision, tasks } = await form(id);
    if (!tasks.some(({ key }) => key === page.task)) continue;
    const saved = await answerTask(shop.owner, id, { revision, ...page });
    if (!saved.ok) throw new Error(saved.because);
  }
  return id;
}
const submit = async (id: string, key = "k1") =>
  submitApplication(shop.owner, id, { revision: (await form(id)).revision, key });

const steps = (id: string) =>
  inTenant(market.id, (tx) =>
    tx.applicationStep.findMany({
      where: { applicationId: uuidOf("application", id) ?? "" },
      orderBy: { id: "asc" },
    }),
  );

describe("a program that decides by itself", () => {
  test("approves at once, under the name of the automatic actor, and begins the enrollment", async () => {
    const id = await filledIn();
    expect(await submit(id)).toMatchObject({ ok: true, status: "APPROVED" });
    const read = await form(id);
    expect(read).toMatchObject({
      status: "APPROVED",
      decision: { outcome: "approved", automatic: true },
    });
    expect(read.enrollmentId).toMatch(/^enr_/);
    expect((await steps(id)).map(({ verb, actorName }) => [verb, actorName])).toEqual([
      ["started", "merchant-owner"],
      ["answered", "merchant-owner"],
      ["answered", "merchant-owner"],
      ["answered", "merchant-owner"],
      ["agreed", "merchant-owner"],
      ["submitted", "merchant-owner"],
      ["screened", "auto-approval"],
      ["approved", "auto-approval"],
      ["settled", "auto-approval"],
    ]);
  });

  test("leaves an unknown leaf to a person, with a promise of one working day", async () => {
    shop = await aShop(market, { supplied: {} });
    const id = await filledIn();
    const sent = await submit(id);
    expect(sent).toMatchObject({ ok: true, status: "IN_REVIEW" });
    // Monday 10:00 in Shanghai: Tuesday 18:00.
    expect((await form(id)).answerBy).toEqual(new Date("2026-11-24T10:00:00Z"));
  });
});

test("sending twice, even at once, is sending once", async () => {
  const id = await filledIn();
  const { revision } = await form(id);
  const both = await Promise.all([
    submitApplication(shop.owner, id, { revision, key: "k" }),
    submitApplication(shop.owner, id, { revision, key: "k" }),
  ]);
  expect(both.map((outcome) => outcome.ok && outcome.status)).toEqual(["APPROVED", "APPROVED"]);
  const decisions = await inTenant(market.id, (tx) =>
    tx.decision.count({ where: { applicationId: uuidOf("application", id) ?? "" } }),
  );
  expect(decisions).toBe(1);
  expect(await submitApplication(shop.owner, id, { revision, key: "other" })).toMatchObject({
    ok: false,
    because: "not-now",
  });
});

test("starting twice at once finds one draft", async () => {
  const wish = { slug: "cold-start", storeUid: shop.storeUid };
  const both = await Promise.all([
    startApplication(shop.owner, wish),
    startApplication(shop.member, wish),
  ]);
  const ids = new Set(both.map((outcome) => outcome.ok && outcome.applicationId));
  expect(ids.size).toBe(1);
});

test("a draft that lacks something is not sent, and says what", async () => {
  const started = await startApplication(shop.owner, {
    slug: "cold-start",
    storeUid: shop.storeUid,
  });
  const id = started.ok ? started.applicationId : "";
  expect(await submit(id)).toMatchObject({
    ok: false,
    because: "incomplete",
    details: { tasks: ["shop", "plan", "evidence", "agreement"] },
  });
});

test("facts that turned meanwhile refuse with the condition, and nothing is lost", async () => {
  const id = await filledIn();
  await inTenant(market.id, (tx) =>
    supply(
      tx,
      market.id,
      shop.storeUid,
      { "store.brushingRisk": 95 },
      new Date("2026-11-22T00:00:00Z"),
    ),
  );
  const refused = await submit(id);
  expect(refused).toMatchObject({ ok: false, because: "not-eligible" });
  const conditions = refused.ok ? [] : (refused.details?.conditions as { metric: string }[]);
  expect(conditions.map(({ metric }) => metric)).toEqual(["store.brushingRisk"]);
  expect(await form(id)).toMatchObject({
    status: "DRAFT",
    answers: { sells: "Bowls", channel: "live" },
  });
});

test("a page that was read before another one was saved is stale", async () => {
  const started = await startApplication(shop.owner, {
    slug: "cold-start",
    storeUid: shop.storeUid,
  });
  const id = started.ok ? started.applicationId : "";
  const { revision } = await form(id);
  const one = { revision, task: "plan", answers: { sells: "Cups" } } as const;
  expect((await answerTask(shop.owner, id, one)).ok).toBe(true);
  expect(await answerTask(shop.member, id, { ...one, answers: { sells: "Plates" } })).toMatchObject(
    { ok: false, because: "stale" },
  );
  expect((await form(id)).answers).toEqual({ sells: "Cups" });
});

test("answers to questions that are not asked, or of the wrong kind, are refused", async () => {
  const started = await startApplication(shop.owner, {
    slug: "cold-start",
    storeUid: shop.storeUid,
  });
  const id = started.ok ? started.applicationId : "";
  const { revision } = await form(id);
  const tried = (answers: Record<string, string | number>) =>
    answerTask(shop.owner, id, { revision, task: "plan", answers });
  expect(await tried({ nonsense: "x" })).toMatchObject({
    because: "bad-answers",
    details: { errors: [{ key: "nonsense" }] },
  });
  expect(await tried({ channel: "pigeon" })).toMatchObject({
    because: "bad-answers",
    details: { errors: [{ key: "channel", message: "Choose one of the options" }] },
  });
});

test("somebody else's application is not found, and a member may fill in but not send", async () => {
  const id = await filledIn();
  const other = await aShop(market);
  expect(await applicationForm(other.owner, id)).toBeNull();
  expect(
    await startApplication(other.owner, { slug: "cold-start", storeUid: shop.storeUid }),
  ).toMatchObject({ because: "not-found" });
  const { revision } = await form(id);
  await expect(submitApplication(shop.member, id, { revision, key: "k" })).rejects.toThrow(
    "not allowed: application:submit",
  );
});

test("after joining, the same program cannot be applied for again, and the catalogue says joined", async () => {
  await submit(await filledIn());
  expect(
    await startApplication(shop.owner, { slug: "cold-start", storeUid: shop.storeUid }),
  ).toMatchObject({ ok: false, because: "already-joined" });
  const entry = (await catalogue(shop.owner, shop.storeUid, monday)).find(
    ({ program }) => program.slug === "cold-start",
  );
  expect(entry).toMatchObject({
    group: "joined",
    enrollment: { status: "PENDING_START" },
    application: { status: "APPROVED" },
  });
});
