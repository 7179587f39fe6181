import { expect, test } from "vitest";
import { checkLedger } from "~/features/ledger/check.server";
import { expireReservations } from "~/features/ledger/expire.server";
import { release } from "~/features/ledger/release.server";
import { reserve } from "~/features/ledger/reserve.server";
import { settle } from "~/features/ledger/settle.server";
import { now, setClock } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { type Books, bank, depositOf, hold, move, occurredAt, someBooks } from "./books";

const deposit = depositOf("s1");
const key = "freeze:1";

/** A deposit of 500, of which 300 are reserved to go back to the bank. */
async function reservedBooks(): Promise<Books> {
  const books = await someBooks();
  await books.post(move(bank, deposit, 500));
  await books.reserve(hold(deposit, bank, 300, { key }));
  return books;
}
const releaseOf = ({ id, actor }: Books, ...keys: string[]) =>
  sqlInTenant(id, (sql) => release(sql, actor, keys));

test("reserved money is still there, but cannot be spent twice", async () => {
  const books = await reservedBooks();
  expect(await books.held(deposit)).toEqual([500, 200]);
  expect(await books.held(bank)).toEqual([500, 200]);
  expect(await books.post(move(deposit, bank, 201))).toMatchObject({
    because: "below-floor",
    details: { account: deposit, missingMinor: 1 },
  });
  expect(await books.reserve(hold(deposit, bank, 201))).toMatchObject({ because: "below-floor" });
  expect((await books.post(move(deposit, bank, 200))).ok).toBe(true);
  expect(await checkLedger(books.id)).toMatchObject({ transfers: 3, entries: 4, faults: [] });
});

test("a reservation is posted whole, in either kind of transaction", async () => {
  const books = await reservedBooks();
  const { id, actor } = books;
  await inTenant(id, (tx) => reserve(tx, actor, [hold(deposit, bank, 50, { key: "freeze:2" })]));
  expect((await books.settle(key)).ok).toBe(true);
  const second = { key: "deduct:2", kind: "deposit-deducted", occurredAt, reservation: "freeze:2" };
  expect((await inTenant(id, (tx) => settle(tx, actor, [second]))).ok).toBe(true);
  expect(await books.held(deposit)).toEqual([150, 150]);
  expect(await checkLedger(id)).toMatchObject({ faults: [] });
});

test("a part can be posted; the rest stays reserved until it is posted or released", async () => {
  const books = await reservedBooks();
  await books.settle(key, 120);
  expect(await books.held(deposit)).toEqual([380, 200]);
  expect(await books.settle(key, 181)).toMatchObject({
    because: "beyond-reservation",
    details: { key, leftMinor: 180 },
  });
  await books.settle(key, 80);
  expect(await releaseOf(books, key)).toEqual({ ok: true, closed: 1 });
  expect(await books.held(deposit)).toEqual([300, 300]);
  expect(await books.settle(key)).toMatchObject({
    because: "reservation-closed",
    details: { status: "voided" },
  });
  expect(await checkLedger(books.id)).toMatchObject({ faults: [] });
});

test("settling under one key happens once, also when the reservation is used up by it", async () => {
  const books = await reservedBooks();
  const once = await books.settle(key, undefined, { key: "deduct:1" });
  const again = await books.settle(key, undefined, { key: "deduct:1" });
  if (!once.ok || !again.ok) throw new Error("refused");
  expect(again.transfers).toEqual([{ ...once.transfers[0], replayed: true }]);
  expect(await books.settle(key, 299, { key: "deduct:1" })).toMatchObject({
    because: "key-reused",
  });
  expect(await books.settle(key, 1)).toMatchObject({ because: "reservation-closed" });
  expect(await books.held(deposit)).toEqual([200, 200]);
});

test("reserving under one key happens once and tells what became of it", async () => {
  const books = await reservedBooks();
  const wish = hold(deposit, bank, 300, { key });
  expect(await books.reserve(wish)).toMatchObject({
    transfers: [{ status: "pending", replayed: true }],
  });
  await releaseOf(books, key);
  expect(await books.reserve(wish)).toMatchObject({ transfers: [{ status: "voided" }] });
  expect(await books.reserve({ ...wish, amountMinor: 1 })).toMatchObject({ because: "key-reused" });
  expect(await books.post(move(deposit, bank, 300, { ...wish }))).toMatchObject({
    because: "key-reused",
  });
  expect(await books.held(deposit)).toEqual([500, 500]);
});

test("releasing twice is releasing once; what was posted whole cannot be released", async () => {
  const books = await reservedBooks();
  await books.reserve(hold(deposit, bank, 40, { key: "freeze:2" }));
  await books.settle("freeze:2");
  expect(await releaseOf(books, key, "freeze:2")).toEqual({
    ok: false,
    because: "reservation-closed",
    details: { key: "freeze:2", status: "posted" },
  });
  expect(await books.held(deposit)).toEqual([460, 160]);
  expect(await releaseOf(books, key, key)).toEqual({ ok: true, closed: 1 });
  expect(await releaseOf(books, key)).toEqual({ ok: true, closed: 0 });
  expect(await releaseOf(books)).toEqual({ ok: true, closed: 0 });
  expect(await books.held(deposit)).toEqual([460, 460]);
});

test("only reservations of one's own marketplace can be settled or released", async () => {
  const books = await reservedBooks();
  const others = await someBooks();
  await others.post(move(bank, deposit, 500, { key: "paid:1" }));
  for (const unknown of [key, "paid:1", 'freeze:{"9,\\']) {
    const refusal = { ok: false, because: "unknown-reservation", details: { key: unknown } };
    expect(await others.settle(unknown)).toEqual(refusal);
    expect(await releaseOf(others, unknown)).toEqual(refusal);
  }
  expect(await books.held(deposit)).toEqual([500, 200]);
});

test("a reservation ends by itself when its time is over, and not before", async () => {
  const books = await someBooks();
  await books.post(move(bank, deposit, 500));
  const expiresAt = new Date(now().getTime() + 60_000);
  await books.reserve(
    hold(deposit, bank, 300, { key, expiresAt }),
    hold(deposit, bank, 100, { key: "freeze:for ever" }),
  );
  await books.settle(key, 50);
  expect(await expireReservations(books.id)).toBe(0);
  const before = now();
  setClock(expiresAt);
  expect(await books.settle(key)).toMatchObject({ details: { status: "expired" } });
  expect(await books.held(deposit)).toEqual([450, 100]);
  expect(await expireReservations(books.id)).toBe(1);
  expect(await expireReservations(books.id)).toBe(0);
  setClock(before);
  expect(await books.held(deposit)).toEqual([450, 350]);
  expect(await books.settle(key)).toMatchObject({ details: { status: "expired" } });
  expect(await releaseOf(books, key)).toEqual({ ok: true, closed: 0 });
  expect(await checkLedger(books.id)).toMatchObject({ faults: [] });
});

test("more reservations than fit into one go expire as well", async () => {
  const books = await someBooks();
  await books.post(move(bank, deposit, 500));
  const expiresAt = new Date(now().getTime() - 1_000);
  await books.reserve(...Array.from({ length: 401 }, () => hold(deposit, bank, 1, { expiresAt })));
  expect(await books.held(deposit)).toEqual([500, 99]);
  expect(await expireReservations(books.id)).toBe(401);
  expect(await books.held(deposit)).toEqual([500, 500]);
});

test("many reservations are settled in one call, each once", async () => {
  const { id, actor, ...books } = await someBooks();
  await books.post(move(bank, deposit, 500));
  const keys = Array.from({ length: 100 }, (_, n) => `freeze:${n}`);
  await books.reserve(...keys.map((each) => hold(deposit, bank, 3, { key: each })));
  const settlements = keys.map((reservation) => ({
    key: `deduct:${reservation}`,
    kind: "deposit-deducted",
    occurredAt,
    reservation,
    amountMinor: 2,
  }));
  const first = await sqlInTenant(id, (sql) => settle(sql, actor, settlements));
  if (!first.ok) throw new Error(first.because);
  expect(first.transfers.map(({ key: each }) => each)).toEqual(settlements.map((each) => each.key));
  expect(await books.held(deposit)).toEqual([300, 200]);
  const twice = settlements
    .slice(0, 2)
    .map((each, n) => ({ ...each, key: `x${n}`, amountMinor: 1, reservation: "freeze:0" }));
  await expect(sqlInTenant(id, (sql) => settle(sql, actor, twice))).rejects.toThrow("does not fit");
  expect(await checkLedger(id)).toMatchObject({ faults: [] });
});
