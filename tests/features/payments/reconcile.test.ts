/** A day beside Stripe's book: what differs is named and never evened out; closed, it is final. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { mailsTo } from "#tests/support/mailbox";
import { aMarketplace } from "#tests/support/marketplace";
import { type SignedIn, signedIn } from "#tests/support/sign-in";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { ofMarketplace, ofStore } from "~/features/ledger/account";
import { post } from "~/features/ledger/post.server";
import { credit, debit } from "~/features/ledger/transfer";
import { prepareDay, reconcileDay } from "~/features/payments/reconcile.server";
import { closeDay } from "~/features/payments/reconcile-close.server";
import { explain } from "~/features/payments/reconcile-explain.server";
import { matchByHand, unmatch } from "~/features/payments/reconcile-match.server";
import { reconcileNight } from "~/features/payments/reconcile-night.server";
import { countOpenDays, listDays, readDay } from "~/features/payments/reconciliation-days.server";
import { halvesFor, listItems, readItem } from "~/features/payments/reconciliation-items.server";
import { dayQuery, itemQuery } from "~/features/payments/reconciliation-query";
import { restBetween } from "~/features/payments/reconciliation-statement.server";
import { refreshPayment } from "~/features/payments/refresh-payment.server";
import { automatic, type StaffActor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { type Day, dayOf } from "~/values/day";
import {
  aStory,
  askAndOpen,
  later,
  paid,
  paymentIn,
  refund,
  rest,
  type Story,
  wishOf,
} from "./story";

let stripe: TestStripe;
let story: Story;
let wang: SignedIn<StaffActor>;
let guo: SignedIn<StaffActor>;
beforeAll(async () => {
  stripe = await startTestStripe();
});
afterAll(() => stripe.close());
beforeEach(async () => {
  await stripe.calm();
  // Noon of a day that both clocks agree on, so that a day's lines stay on their day.
  const noon = new Date(Math.ceil((now().getTime() + 1) / 86_400_000) * 86_400_000 + 4 * 3_600_000);
  await later(stripe, Math.round((noon.getTime() - now().getTime()) / 1_000));
  story = await aStory();
  wang = await signedIn("finance", { marketplace: story.marketplace, name: "Wang" });
  guo = await signedIn("admin", { marketplace: story.marketplace, name: "Guo" });
});
afterEach(async () => {
  await stripe.control("/webhooks", { mode: "normal", asyncMs: 1_000, strictBalance: false });
});

const today = (): Day => dayOf(now(), story.marketplace.zone);
const system = () => automatic(story.marketplace.id, "administration");
const named = (day: Day, currency = "CNY") => ({ day, currency });
const itemsOf = async (day: Day, { view = "all", currency = "CNY" } = {}) =>
  (await listItems(wang.actor, named(day, currency), itemQuery(new URLSearchParams({ view }))))
    .rows;
const said = async (day: Day, currency = "CNY") =>
  (await itemsOf(day, { currency })).map(({ state, because }) => `${state} ${because}`).sort();
const dayRow = async (day: Day, currency = "CNY") => {
  const row = await readDay(wang.actor, day, currency);
  if (row === null) throw new Error(`${day} was not prepared`);
  return row;
};
const nextDay = () => later(stripe, 86_400);

/** As the room that asked for it would book a payment, or what was given back. */
async function book(paymentId: string, amountMinor: number, kind = "paid", thing = paymentId) {
  const { marketplace, actor } = story;
  const [clearing, deposit] = [
    ofMarketplace("stripe-clearing", marketplace.currency),
    ofStore("deposit", "sto-1", marketplace.currency),
  ];
  const outcome = await inTenant(marketplace.id, (tx) =>
    post(tx, actor, [
      {
        key: `deposit-${kind}:${thing}`,
        kind: `deposit-${kind}`,
        thing: { kind: "deposit", id: "sto-1" },
        occurredAt: now(),
        legs:
          amountMinor > 0
            ? [debit(clearing, amountMinor), credit(deposit, amountMinor)]
            : [debit(deposit, -amountMinor), credit(clearing, -amountMinor)],
      },
    ]),
  );
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome;
}
async function paidAndBooked(amountMinor = 5_000, currency = "CNY") {
  const asked = await paid(stripe, story, { wish: wishOf(amountMinor, currency) });
  await book(asked.paymentId, amountMinor);
  return asked;
}
/** A payment at Stripe that names this marketplace, and none of its payments. */
const strayCharge = (amount: number) =>
  stripe.ask<{ id: string }>("/payment_intents", {
    amount: String(amount),
    currency: "cny",
    confirm: "true",
    payment_method: "pm_card_visa",
    "allowed_payment_method_types[0]": "card",
    "metadata[slipway_marketplace]": story.marketplace.id,
  });
const asOwner = (text: string, values: unknown[]) =>
  withOwner(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query("SET session_replication_role = replica");
    const { rowCount } = await client.query(text, values);
    expect(rowCount).toBeGreaterThan(0);
  });

/** Stripe says something else of a line than it did. */
const atStripe = (change: string, id: string | undefined) =>
  asOwner(`UPDATE stripe_sandbox.balance_transactions SET ${change} WHERE id = $1`, [id]);

test("a payment and a refund that both sides have are matched, and the day closes at zero", async () => {
  const day = today();
  const { paymentId } = await paidAndBooked();
  await refund(story, paymentId, 2_000);
  await rest(stripe, story);
  await book(paymentId, -2_000, "arrived", "leg-1");
  await nextDay();
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["matched same", "matched same"]);
  expect(await dayRow(day)).toMatchObject({
    oursCount: 2,
    theirsCount: 2,
    oursMinor: 2_825,
    theirsMinor: 2_825,
    openCount: 0,
  });
  const { revision } = await dayRow(day);
  expect(await closeDay(wang.actor, named(day), { revision, remark: null })).toEqual({ ok: true });
  expect((await dayRow(day)).closed?.name).toBe("Wang");
});

test("50: a charge that our books do not know is only theirs; nothing is plugged", async () => {
  const day = today();
  await paidAndBooked();
  await strayCharge(900);
  await rest(stripe, story);
  await nextDay();
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["matched same", "only-theirs not-ours"]);
  const row = await dayRow(day);
  expect(row.theirsMinor - row.oursMinor).toBe(900 - 56);
  expect(await closeDay(guo.actor, named(day), { revision: row.revision, remark: null })).toEqual({
    ok: false,
    because: "still-open",
  });
  await reconcileDay(wang.actor, day);
  expect((await dayRow(day)).openCount).toBe(1);
});

test("50: a row of our ledger that somebody deleted is found on Stripe's side", async () => {
  const day = today();
  const { paymentId } = await paidAndBooked();
  const [movement] = (await paymentIn(story, paymentId)).movements;
  const key = `stripe:${movement?.id}`;
  await asOwner(
    "DELETE FROM ledger_entry WHERE transfer_id = (SELECT id FROM ledger_transfer WHERE key = $1)",
    [key],
  );
  await asOwner("DELETE FROM ledger_transfer WHERE key = $1", [key]);
  await nextDay();
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["only-ours not-at-stripe", "only-theirs not-posted"]);
  const [one] = await itemsOf(day, { view: "only-theirs" });
  expect(one?.suggestion).toMatchObject({ by: "reference" });
});

test("50: another fee, another amount, and what Stripe does not list at all", async () => {
  const day = today();
  const three = [await paidAndBooked(), await paidAndBooked(6_000), await paidAndBooked(7_000)];
  const ids = await Promise.all(
    three.map(async ({ paymentId }) => (await paymentIn(story, paymentId)).movements[0]?.id ?? ""),
  );
  await atStripe("fee = 200, net = amount - 200", ids[0]);
  await atStripe("amount = 6001, net = 6001 - fee", ids[1]);
  await asOwner("DELETE FROM stripe_sandbox.balance_transactions WHERE id = $1", [ids[2]]);
  await nextDay();
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["differs amount", "fee fee", "only-ours not-at-stripe"]);
});

test("50: a charge that Stripe exchanged is of another currency's day", async () => {
  const day = today();
  await stripe.control("/webhooks", { mode: "drop" });
  const { paymentId } = await paid(stripe, story);
  const { data } = await stripe.ask<{ data: { id: string }[] }>("/balance_transactions?limit=1");
  await atStripe("currency = 'usd'", data[0]?.id);
  await refreshPayment(story.marketplace.id, paymentId);
  await book(paymentId, 5_000);
  await nextDay();
  await reconcileDay(wang.actor, day);
  expect(await said(day, "USD")).toEqual(["only-theirs other-currency"]);
  expect(await said(day)).toEqual(["only-ours not-at-stripe"]);
});

test("31: booked before Stripe has moved it: it is on its way, and matched when it has come", async () => {
  const day = today();
  await stripe.control("/webhooks", { asyncMs: 7_200_000 });
  const { paymentId } = await paidAndBooked();
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["timing not-at-stripe-yet"]);
  await later(stripe, 7_300);
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).settledAt).not.toBeNull();
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["matched same"]);
});

test("S8.4: an event that does not come is told apart: Stripe has it, ours is late", async () => {
  const day = today();
  await stripe.control("/webhooks", { mode: "drop" });
  const { session, paymentId } = await askAndOpen(story);
  await stripe.control("/checkout", { session });
  await later(stripe, 720);
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["timing event-late"]);
  await refreshPayment(story.marketplace.id, paymentId);
  await book(paymentId, 5_000);
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["matched same"]);
});

test("38: a refund that waits for Stripe's balance has no line on either side until it moves", async () => {
  const day = today();
  const { paymentId } = await paidAndBooked(90_000_000);
  await stripe.control("/webhooks", { strictBalance: true });
  await refund(story, paymentId, 90_000_000);
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).refunds).toMatchObject([{ status: "pending" }]);
  await reconcileDay(wang.actor, day);
  const row = await dayRow(day);
  expect([await said(day), row.theirsMinor - row.oursMinor]).toEqual([["matched same"], 0]);
});

test("40: a refund made in the Dashboard stands on both sides, and waits for who books it", async () => {
  const day = today();
  const { paymentId } = await paidAndBooked();
  const { intentId } = await paymentIn(story, paymentId);
  await stripe.ask("/refunds", { payment_intent: intentId ?? "", amount: "1500" });
  await rest(stripe, story);
  await nextDay();
  await reconcileDay(wang.actor, day);
  expect(await said(day)).toEqual(["differs not-booked", "matched same"]);
  await book(paymentId, -1_500, "arrived", "external");
  await prepareDay(wang.actor, day);
  expect(await said(day)).toEqual(["matched same", "matched same"]);
});

test("yen: a day of its own beside the marketplace's currency", async () => {
  const day = today();
  story = await aStory("JPY");
  wang = await signedIn("finance", { marketplace: story.marketplace, name: "Wang" });
  await paidAndBooked(5_000, "JPY");
  await nextDay();
  await reconcileDay(wang.actor, day);
  expect(await said(day, "JPY")).toEqual(["matched same"]);
  expect((await itemsOf(day, { currency: "JPY" }))[0]?.theirs?.amountMinor).toBe(5_000);
});

test("no marketplace sees another's lines; what belongs to none is the installation's", async () => {
  const day = today();
  await paidAndBooked();
  await stripe
    .ask("/topups", { amount: "70000", currency: "cny", source: "src_bank" })
    .catch(() => stripe.ask("/topups", { amount: "70000", currency: "cny" }));
  await rest(stripe, story);
  const other = await signedIn("finance", { marketplace: await aMarketplace() });
  await nextDay();
  await reconcileDay(wang.actor, day);
  await reconcileDay(other.actor, day);
  expect(await said(day)).toEqual(["matched same"]);
  expect((await listDays(other.actor, dayQuery(new URLSearchParams()))).rows).toEqual([]);
  const [line] = await itemsOf(day);
  expect(await readItem(other.actor, named(day), line?.line ?? "")).toBeNull();
  const found = await restBetween(new Date(now().getTime() - 2 * 86_400_000), now());
  expect(found.map(({ category }) => category)).toContain("topup");
});

/** A stray charge, and a booking of the same amount that Stripe never answers. */
async function oneDifference() {
  const day = today();
  await paidAndBooked();
  await strayCharge(900);
  await book("nobody", 900);
  await rest(stripe, story);
  await nextDay();
  await reconcileDay(wang.actor, day);
  const [theirs] = await itemsOf(day, { view: "only-theirs" });
  const [ours] = await itemsOf(day, { view: "only-ours" });
  if (!theirs?.theirs || !ours?.ours) throw new Error("no difference");
  return { day, theirs, ours: ours.ours.id, txn: theirs.theirs.id };
}

test("matched by hand with a note: not closed by the same hand, closed by another", async () => {
  const { day, theirs, ours, txn } = await oneDifference();
  expect(theirs.suggestion).toEqual({ line: ours, by: "amount-and-time" });
  expect((await halvesFor(wang.actor, named(day), theirs)).map(({ line }) => line)).toEqual([ours]);
  const note = "The charge of order 17, taken by telephone.";
  expect(await matchByHand(wang.actor, named(day), { ours, theirs: txn, note })).toEqual({
    ok: true,
  });
  const row = await dayRow(day);
  expect(row).toMatchObject({ openCount: 0, handCount: 1 });
  const close = (her: StaffActor, revision: number) =>
    closeDay(her, named(day), { revision, remark: null });
  expect(await close(wang.actor, row.revision)).toEqual({ ok: false, because: "matched-by-you" });
  expect(await close(guo.actor, row.revision - 1)).toEqual({ ok: false, because: "changed" });
  await prepareDay(guo.actor, day);
  expect((await dayRow(day)).revision).toBe(row.revision);
  expect((await itemsOf(day)).find(({ hand }) => hand !== null)?.hand?.note).toBe(note);
  expect(await close(guo.actor, row.revision)).toEqual({ ok: true });
  expect(await unmatch(guo.actor, named(day), txn)).toEqual({ ok: false, because: "closed" });
  expect(await close(guo.actor, row.revision)).toEqual({ ok: false, because: "closed" });
});

test("taken apart, the two stand alone again, and she may close what another has explained", async () => {
  const { day, ours, txn } = await oneDifference();
  await matchByHand(wang.actor, named(day), { ours, theirs: txn, note: "the same" });
  expect(
    await matchByHand(guo.actor, named(day), { ours, theirs: txn, note: "again" }),
  ).toMatchObject({
    because: "not-alone",
  });
  expect(await unmatch(guo.actor, named(day), txn)).toEqual({ ok: true });
  await prepareDay(guo.actor, day);
  expect(await said(day)).toEqual([
    "matched same",
    "only-ours not-at-stripe",
    "only-theirs not-ours",
  ]);
  for (const line of [ours, txn])
    expect(
      await explain(guo.actor, named(day), { line, explanation: "Corrected on the 30th." }),
    ).toEqual({ ok: true });
  await prepareDay(guo.actor, day);
  const row = await dayRow(day);
  expect(row).toMatchObject({ openCount: 0, explainedCount: 2, handCount: 0 });
  expect(
    await closeDay(wang.actor, named(day), { revision: row.revision, remark: "fine" }),
  ).toEqual({
    ok: true,
  });
});

test("lines of different amounts are not matched, and a matched line needs no explanation", async () => {
  const day = today();
  const { paymentId } = await paidAndBooked();
  await strayCharge(900);
  await book("nobody", 901);
  await nextDay();
  await reconcileDay(wang.actor, day);
  const [their] = await itemsOf(day, { view: "only-theirs" });
  const [own] = await itemsOf(day, { view: "only-ours" });
  const pair = { ours: own?.line ?? "", theirs: their?.line ?? "", note: "close enough" };
  expect(await matchByHand(wang.actor, named(day), pair)).toEqual({
    ok: false,
    because: "amounts-differ",
  });
  const [movement] = (await paymentIn(story, paymentId)).movements;
  const line = movement?.id ?? "";
  expect(await explain(wang.actor, named(day), { line, explanation: "?" })).toEqual({
    ok: false,
    because: "nothing-to-explain",
  });
});

test("an explanation lasts as long as its difference does", async () => {
  const { day, txn } = await oneDifference();
  await explain(wang.actor, named(day), { line: txn, explanation: "a telephone order" });
  await prepareDay(wang.actor, day);
  expect((await readItem(wang.actor, named(day), txn))?.explained?.text).toBe("a telephone order");
  await atStripe("fee = 77, net = amount - 77", txn);
  await reconcileDay(wang.actor, day);
  expect((await readItem(wang.actor, named(day), txn))?.explained).toBeNull();
});

test("a closed day is never changed: not by a later reading, not by the application, not by the owner", async () => {
  const day = today();
  await paidAndBooked();
  await nextDay();
  await reconcileDay(wang.actor, day);
  const { revision } = await dayRow(day);
  await closeDay(guo.actor, named(day), { revision, remark: null });
  const before = [await dayRow(day), await itemsOf(day)];
  const [item] = await itemsOf(day);
  await atStripe("fee = 1, net = amount - 1", item?.line);
  expect(await reconcileDay(guo.actor, day)).toMatchObject([{ closed: true }]);
  expect([await dayRow(day), await itemsOf(day)]).toEqual(before);
  const { id } = story.marketplace;
  for (const text of [
    "UPDATE reconciliation_day SET remark = 'x'",
    "DELETE FROM reconciliation_item",
    "INSERT INTO reconciliation_hand SELECT * FROM reconciliation_hand",
  ])
    await expect(sqlInTenant(id, (sql) => sql.unsafe(text))).rejects.toThrow(/permission denied/);
  await expect(
    withOwner(process.env.DATABASE_URL ?? "", (client) =>
      client.query("UPDATE reconciliation_day SET closed_at = NULL WHERE marketplace_id = $1", [
        id,
      ]),
    ),
  ).rejects.toThrow(/refused/);
});

test("a line that turns up on a closed day is reconciled on the day it is read", async () => {
  const day = today();
  await paidAndBooked();
  await reconcileDay(wang.actor, day);
  await strayCharge(900);
  await later(stripe, 86_400);
  const { revision } = await dayRow(day);
  expect(await closeDay(guo.actor, named(day), { revision, remark: null })).toEqual({ ok: true });
  await reconcileDay(wang.actor, day);
  await reconcileDay(wang.actor, today());
  expect(await said(today())).toEqual(["only-theirs not-ours"]);
});

test("the database's own functions answer only within the marketplace", async () => {
  const { id } = story.marketplace;
  const other = await aMarketplace();
  for (const call of [
    `reconciliation_write('${id}', '2026-11-01', 'CNY', '[]', now())`,
    `reconciliation_match('${id}', '2026-11-01', 'CNY', gen_random_uuid(), gen_random_uuid(), 'a', 'b', 'c', 'd', now())`,
    `reconciliation_unmatch('${id}', '2026-11-01', 'CNY', 'a', 'b', now())`,
    `reconciliation_explain('${id}', '2026-11-01', 'CNY', 'a', 'b', 'c', 'd', now())`,
    `reconciliation_close('${id}', '2026-11-01', 'CNY', 0, null, 'c', 'd', now())`,
    `reconciliation_alarm('${id}', '2026-11-01', 'CNY', now())`,
  ])
    await expect(
      sqlInTenant(other.id, (sql) => sql.unsafe(`SELECT slipway.${call}`)),
      call,
    ).rejects.toThrow(/another marketplace/);
});

test("today is not closed, and an empty day is no day", async () => {
  await paidAndBooked();
  await reconcileDay(wang.actor, today());
  const { revision } = await dayRow(today());
  expect(await closeDay(guo.actor, named(today()), { revision, remark: null })).toEqual({
    ok: false,
    because: "not-over",
  });
  expect(await reconcileDay(wang.actor, "2026-01-01")).toEqual([]);
});

test("the night prepares what was missed, writes once to who can close, and counts what is open", async () => {
  await paidAndBooked();
  await strayCharge(900);
  await rest(stripe, story);
  await nextDay();
  const night = automatic(story.marketplace.id, "payments");
  await Promise.all([reconcileNight(night), reconcileNight(night)]);
  await reconcileNight(night);
  const letters = await mailsTo(wang.email);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain("/ops/reconciliation/");
  const open = await sqlInTenant(story.marketplace.id, (sql) => countOpenDays(sql, wang.actor));
  expect(open.count).toBe(1);
  const list = await listDays(wang.actor, dayQuery(new URLSearchParams({ view: "open" })));
  expect(list.total).toBe(1);
});

test("lists page by key in both directions, and sums are of everything that matches", async () => {
  const day = today();
  for (const amount of [1_000, 2_000, 3_000]) await paidAndBooked(amount);
  await reconcileDay(system(), day);
  const page = (search: Record<string, string>) =>
    listItems(
      wang.actor,
      named(day),
      itemQuery(new URLSearchParams({ view: "all", ...search })),
      2,
    );
  const first = await page({});
  expect([first.rows.length, first.total, first.before]).toEqual([2, 3, null]);
  const second = await page({ after: first.after ?? "" });
  expect(second.rows.map(({ theirs }) => theirs?.amountMinor)).toEqual([3_000]);
  expect((await page({ before: second.before ?? "" })).rows).toEqual(first.rows);
  expect(first.sums.theirsMinor).toBe(second.sums.theirsMinor);
  const one = await page({ q: "2000" });
  expect([one.total, one.rows[0]?.theirs?.amountMinor]).toEqual([1, 2_000]);
});

test("asked without the right, nothing is done", async () => {
  const reviewer = await signedIn("reviewer", { marketplace: story.marketplace });
  expect(() => listDays(reviewer.actor, dayQuery(new URLSearchParams()))).toThrow(/not allowed/);
  const auditor = await signedIn("auditor", { marketplace: story.marketplace });
  await expect(
    closeDay(auditor.actor, named("2026-11-01"), { revision: 0, remark: null }),
  ).rejects.toThrow(/not allowed/);
});
