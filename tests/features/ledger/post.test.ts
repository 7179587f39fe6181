import { expect, test } from "vitest";
import { ofMarketplace, ofStore } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import { checkLedger } from "~/features/ledger/check.server";
import { post } from "~/features/ledger/post.server";
import { statement } from "~/features/ledger/statement.server";
import { credit, debit } from "~/features/ledger/transfer";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { bank, depositOf, move, occurredAt, someBooks } from "./books";

test("a transfer moves money from one account to another, in either kind of transaction", async () => {
  const { id, actor, held } = await someBooks();
  const answers = [
    await sqlInTenant(id, (sql) => post(sql, actor, [move(bank, depositOf("s1"), 500)])),
    await inTenant(id, (tx) => post(tx, actor, [move(bank, depositOf("s1"), 300)])),
  ];
  for (const answer of answers)
    expect(answer).toMatchObject({
      ok: true,
      transfers: [{ status: "posted", replayed: false }],
    });
  expect(await held(depositOf("s1"))).toEqual([800, 800]);
  expect(await held(bank)).toEqual([800, 800]);
  const read = await inTenant(id, (tx) =>
    balancesOf(tx, actor, [depositOf("s1"), depositOf("s2")]),
  );
  expect(read).toEqual([
    { postedMinor: 800, pendingInMinor: 0, pendingOutMinor: 0, availableMinor: 800 },
    { postedMinor: 0, pendingInMinor: 0, pendingOutMinor: 0, availableMinor: 0 },
  ]);
  expect(await checkLedger(id)).toEqual({ accounts: 2, transfers: 2, entries: 4, faults: [] });
});

test("a posting and its caller's transaction are kept together or not at all", async () => {
  const { id, actor, held } = await someBooks();
  const interrupted = inTenant(id, async (tx) => {
    await post(tx, actor, [move(bank, depositOf("s1"), 500)]);
    throw new Error("the power went");
  });
  await expect(interrupted).rejects.toThrow("the power went");
  expect(await held(depositOf("s1"))).toEqual([0, 0]);
  expect(await checkLedger(id)).toMatchObject({ accounts: 0, transfers: 0 });
});

test("a transfer of many legs: a lost dispute takes the deposit, its fee is ours, the rest is owed", async () => {
  const { post, held } = await someBooks();
  const fees = ofMarketplace("stripe-fees", "CNY");
  const owed = ofStore("receivable", "s1", "CNY");
  await post(move(bank, depositOf("s1"), 500));
  const answer = await post(
    move(bank, bank, 1, {
      legs: [
        debit(depositOf("s1"), 500),
        debit(owed, 200),
        debit(fees, 15),
        credit(ofMarketplace("stripe-balance", "CNY"), 715),
      ],
    }),
  );
  expect(answer.ok).toBe(true);
  expect(await held(depositOf("s1"))).toEqual([0, 0]);
  expect(await held(owed)).toEqual([200, 200]);
  expect(await held(ofMarketplace("stripe-balance", "CNY"))).toEqual([-715, -715]);
});

test("the same key and content is the same transfer, whatever the hour", async () => {
  const { post, held } = await someBooks();
  const transfer = move(bank, depositOf("s1"), 500, { key: "paid:1" });
  const first = await post(transfer);
  const later = { ...transfer, occurredAt: new Date("2026-12-01T00:00:00Z") };
  const legs = [...transfer.legs].reverse();
  for (const again of [transfer, later, { ...transfer, legs }]) {
    const answer = await post(again);
    if (!first.ok || !answer.ok) throw new Error("refused");
    expect(answer.transfers).toEqual([{ ...first.transfers[0], replayed: true }]);
  }
  const twice = await post(transfer, transfer);
  expect(twice).toMatchObject({ ok: true, transfers: [{ replayed: true }, { replayed: true }] });
  expect(await held(bank)).toEqual([500, 500]);
});

test.each([
  ["amount", { legs: [debit(bank, 501), credit(depositOf("s1"), 501)] }],
  ["account", { legs: [debit(bank, 500), credit(depositOf("s2"), 500)] }],
  ["direction", { legs: [credit(bank, 500), debit(depositOf("s1"), 500)] }],
  ["kind", { kind: "deposit-topped-up" }],
  ["thing", { thing: { kind: "deposit", id: "d2" } }],
])("a known key with another %s is refused, and nothing is written", async (_, change) => {
  const { id, post, held } = await someBooks();
  const transfer = move(bank, depositOf("s1"), 500, { key: "paid:1" });
  await post(transfer);
  const refusal = { ok: false, because: "key-reused", details: { key: "paid:1" } };
  expect(await post({ ...transfer, ...change })).toEqual(refusal);
  expect(await post(move(bank, depositOf("s3"), 7), { ...transfer, ...change })).toEqual(refusal);
  expect(await held(depositOf("s3"))).toEqual([0, 0]);
  expect(await checkLedger(id)).toMatchObject({ transfers: 1, faults: [] });
});

test("two different deeds under one key in one call are refused", async () => {
  const { post, held } = await someBooks();
  const transfer = move(bank, depositOf("s1"), 500, { key: "paid:1" });
  expect(await post(transfer, { ...transfer, kind: "deposit-topped-up" })).toMatchObject({
    ok: false,
    because: "key-reused",
  });
  expect(await held(bank)).toEqual([0, 0]);
});

test("an account never falls below its floor; the refusal says how much is missing, and one can go on", async () => {
  const { id, actor, held, ...books } = await someBooks();
  await books.post(move(bank, depositOf("s1"), 500));
  const deduct = (amountMinor: number) =>
    move(depositOf("s1"), ofMarketplace("deduction-income", "CNY"), amountMinor);
  const owed = ofStore("receivable", "s1", "CNY");
  const outcome = await sqlInTenant(id, async (sql) => {
    const refused = await post(sql, actor, [deduct(800)]);
    expect(refused).toMatchObject({
      ok: false,
      because: "below-floor",
      details: { account: depositOf("s1"), missingMinor: 300 },
    });
    return post(sql, actor, [
      deduct(500),
      move(owed, ofMarketplace("deduction-income", "CNY"), 300),
    ]);
  });
  expect(outcome.ok).toBe(true);
  expect(await held(depositOf("s1"))).toEqual([0, 0]);
  expect(await held(owed)).toEqual([300, 300]);
});

test("in a batch each transfer sees those before it: money can be passed on, not borrowed", async () => {
  const { post, held } = await someBooks();
  const [a, b, c] = [depositOf("a"), depositOf("b"), depositOf("c")];
  expect(await post(move(bank, a, 100), move(a, b, 100), move(b, c, 100))).toMatchObject({
    ok: true,
  });
  expect(await held(c)).toEqual([100, 100]);
  expect(await post(move(a, b, 50), move(bank, a, 50))).toMatchObject({
    ok: false,
    because: "below-floor",
  });
  expect(await held(bank)).toEqual([100, 100]);
});

test("nothing grows beyond 2^53", async () => {
  const { post, held } = await someBooks();
  const all = Number.MAX_SAFE_INTEGER;
  expect((await post(move(bank, depositOf("s1"), all))).ok).toBe(true);
  for (const more of [1, all])
    expect(await post(move(bank, depositOf("s1"), more))).toMatchObject({
      ok: false,
      because: "too-large",
    });
  expect(await held(bank)).toEqual([all, all]);
});

test("a thousand transfers are one call", async () => {
  const { id, post, held } = await someBooks();
  const transfers = Array.from({ length: 1_000 }, (_, n) => move(bank, depositOf(`s${n % 40}`), 3));
  const answer = await post(...transfers);
  if (!answer.ok) throw new Error(answer.because);
  expect(answer.transfers.map(({ key }) => key)).toEqual(transfers.map(({ key }) => key));
  expect(await held(bank)).toEqual([3_000, 3_000]);
  expect(await checkLedger(id)).toMatchObject({ entries: 2_000, faults: [] });
  await expect(post(...transfers, move(bank, depositOf("s1"), 1))).rejects.toThrow(RangeError);
  expect(await post()).toEqual({ ok: true, transfers: [] });
});

test("a statement is read page by page, newest first, each line with what was held after it", async () => {
  const { id, actor, post } = await someBooks();
  const account = depositOf("s1");
  for (const amount of [500, 200, 100]) await post(move(bank, account, amount));
  await post(move(account, bank, 350, { kind: "deposit-refunded", key: "refund:1" }));
  const page = (before: number | null) =>
    sqlInTenant(id, (sql) => statement(sql, actor, account, { before, limit: 3 }));
  const first = await page(null);
  expect(first.lines.map(({ changeMinor, balanceMinor }) => [changeMinor, balanceMinor])).toEqual([
    [-350, 450],
    [100, 800],
    [200, 700],
  ]);
  expect(first.lines[0]).toMatchObject({
    version: 4,
    key: "refund:1",
    kind: "deposit-refunded",
    thing: { kind: "deposit", id: "d1" },
    occurredAt,
  });
  const second = await page(first.next);
  expect(second.lines.map(({ version }) => version)).toEqual([1]);
  expect(second.next).toBeNull();
  expect(await inTenant(id, (tx) => statement(tx, actor, account, { limit: 3 }))).toEqual(first);
});
