import { beforeAll, beforeEach, expect, test } from "vitest";
import type { TestMarketplace } from "#tests/support/marketplace";
import { signedIn } from "#tests/support/sign-in";
import { reviewQuery } from "~/features/applications/review-query";
import { countReviews } from "~/features/dashboards/count-reviews.server";
import { listReviews } from "~/features/dashboards/list-reviews.server";
import { momentOf } from "~/features/dashboards/moment.server";
import type { StaffActor } from "~/features/people/actor";
import { setClock } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { aCase, aStockedMarketplace, aStore, clock, hoursFrom } from "./cases";

let here: TestMarketplace;
let there: TestMarketplace;
let actor: StaffActor;
const query = (text = "") => reviewQuery(new URLSearchParams(text));

beforeAll(async () => {
  here = await aStockedMarketplace();
  there = await aStockedMarketplace();
  actor = (await signedIn("reviewer", { marketplace: here })).actor;
  for (const name of ["Amber", "Birch", "Cedar", "100% Dill"])
    await aStore(here, name.slice(-4).toLowerCase(), name);
  await aStore(there, "mber", "Amber of elsewhere");
  await aCase(here, { storeUid: "mber", answerBy: hoursFrom(-3), submittedAt: hoursFrom(-40) });
  await aCase(here, { storeUid: "irch", answerBy: hoursFrom(2), slug: "zero-entry" });
  await aCase(here, { storeUid: "edar", answerBy: hoursFrom(50), claimedBy: actor.personId });
  await aCase(here, { storeUid: "dill", status: "APPROVED", answerBy: null });
  await aCase(here, { storeUid: "dill", status: "INFO_REQUESTED", slug: "zero-entry" });
  await aCase(here, { storeUid: "dill", status: "DRAFT", slug: "milestone" });
  await aCase(there, { storeUid: "mber", answerBy: hoursFrom(-3) });
});
beforeEach(() => setClock(clock));

const names = async (text = "") =>
  (await listReviews(actor, query(text))).rows.map((row) => row.store.name);

test("the queue holds what waits, what is due first at the top, of this marketplace alone", async () => {
  const { rows, total } = await listReviews(actor, query());
  expect(rows.map((row) => [row.store.name, row.timeLeft])).toEqual([
    ["Amber", "past-due"],
    ["Birch", "today"],
    ["Cedar", "later"],
  ]);
  expect(total).toBe(3);
});

test.each([
  ["due=past-due", ["Amber"]],
  ["due=today", ["Birch"]],
  ["due=later", ["Cedar"]],
  ["program=zero-entry", ["Birch"]],
  ["mine=on", ["Cedar"]],
  ["q=CED", ["Cedar"]],
  ["q=edar", ["Cedar"]],
  ["q=%25", []],
  ["view=all&q=%25", ["100% Dill", "100% Dill"]],
  ["q=elsewhere", []],
  ["view=asked", ["100% Dill"]],
  ["view=decided", ["100% Dill"]],
  ["view=answered", []],
  ["sort=-shop", ["Cedar", "Birch", "Amber"]],
  ["sort=sent", ["Amber", "Birch", "Cedar"]],
  ["sort=nonsense&view=nonsense&due=nonsense", ["Amber", "Birch", "Cedar"]],
])("?%s", async (text, expected) => {
  expect(await names(text)).toEqual(expected);
});

test("an application is found by its id", async () => {
  const [first] = (await listReviews(actor, query())).rows;
  expect(await names(`q=${first?.id}`)).toEqual(["Amber"]);
});

test("page after page shows every row once, and back again", async () => {
  const seen: string[] = [];
  let text = "view=all&sort=shop";
  let pages = 0;
  let last = await listReviews(actor, query(text), 2);
  for (;;) {
    seen.push(...last.rows.map((row) => row.id));
    pages += 1;
    if (last.after === null) break;
    text = `view=all&sort=shop&after=${last.after}`;
    last = await listReviews(actor, query(text), 2);
  }
  expect(pages).toBe(3);
  expect(new Set(seen).size).toBe(5);
  expect(last.total).toBe(5);
  const before = await listReviews(actor, query(`view=all&sort=shop&before=${last.before}`), 2);
  expect(before.rows.map((row) => row.id)).toEqual(seen.slice(2, 4));
});

test("every count is the number of rows of its list", async () => {
  const moment = await momentOf(here.id);
  for (const view of ["waiting", "answered", "asked", "open", "decided", "all"] as const)
    for (const due of [undefined, "past-due", "today", "later"] as const) {
      const filter = { view, ...(due && { due }) };
      const counted = await sqlInTenant(here.id, (sql) => countReviews(sql, actor, filter, moment));
      const listed = await listReviews(actor, { ...query(), ...filter });
      expect([view, due, counted.count]).toEqual([view, due, listed.rows.length]);
    }
});
