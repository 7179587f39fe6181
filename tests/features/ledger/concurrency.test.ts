import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf } from "#tests/platform/catalog";
import { ofMarketplace } from "~/features/ledger/account";
import { checkLedger } from "~/features/ledger/check.server";
import { expireReservations } from "~/features/ledger/expire.server";
import { post } from "~/features/ledger/post.server";
import { release } from "~/features/ledger/release.server";
import { settle } from "~/features/ledger/settle.server";
import { now } from "~/platform/clock.server";
import { inTenant, sql, sqlInTenant } from "~/platform/database.server";
import { bank, depositOf, hold, move, occurredAt, someBooks } from "./books";

const deadlocks = async (): Promise<number> => {
  const [row] = await sql()<{ deadlocks: number }[]>`
    SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`;
  return row?.deadlocks ?? 0;
};
function bell() {
  let ring = (): void => undefined;
  const rung = new Promise<void>((heard) => {
    ring = heard;
  });
  return { ring: () => ring(), rung };
}

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await rowsOf(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (waiting.length > 0) return;
  }
}
const stores = Array.from({ length: 8 }, (_, n) => depositOf(`s${n}`));
const store = (n: number) => stores[n % stores.length] ?? bank;

test("hundreds of postings at once on one hot account: none is lost, none twice, versions without a gap", async () => {
  const { id, actor, held } = await someBooks();
  const transfers = Array.from({ length: 300 }, (_, n) => move(bank, store(n), 1 + (n % 7)));
  // Some are sent twice, the second time through the other driver; accounts are opened in the rush.
  const answers = await Promise.all([
    ...transfers.map((transfer) => sqlInTenant(id, (tx) => post(tx, actor, [transfer]))),
    ...transfers.slice(0, 40).map((transfer) => inTenant(id, (tx) => post(tx, actor, [transfer]))),
  ]);
  const written = answers.flatMap((answer) => (answer.ok ? answer.transfers : []));
  expect(written).toHaveLength(340);
  expect(written.filter(({ replayed }) => !replayed)).toHaveLength(300);
  const total = transfers.reduce((sum, { legs }) => sum + (legs[0]?.amountMinor ?? 0), 0);
  expect(await held(bank)).toEqual([total, total]);
  expect(await checkLedger(id)).toEqual({ accounts: 9, transfers: 300, entries: 600, faults: [] });
}, 60_000);

test("one key, fifty times at once: one transfer, fifty equal answers", async () => {
  const { id, actor } = await someBooks();
  const transfer = move(bank, depositOf("s1"), 500, { key: "paid:1" });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => sqlInTenant(id, (tx) => post(tx, actor, [transfer]))),
  );
  const ids = answers.flatMap((answer) => (answer.ok ? answer.transfers.map((t) => t.id) : []));
  expect(ids).toHaveLength(50);
  expect(new Set(ids).size).toBe(1);
  expect(await checkLedger(id)).toMatchObject({ transfers: 1, entries: 2 });
});

test("one key for deeds between different accounts: the later one waits for the earlier, and is refused", async () => {
  const { id, actor } = await someBooks();
  const key = "paid:1";
  const [begun, late] = [bell(), bell()];
  const first = sqlInTenant(id, async (tx) => {
    const answer = await post(tx, actor, [move(bank, store(1), 5, { key })]);
    begun.ring();
    await late.rung;
    return answer;
  });
  await begun.rung;
  // Between accounts that the first one has not locked, and before its key can be seen.
  const other = sqlInTenant(id, (tx) =>
    post(tx, actor, [move(ofMarketplace("suspense", "CNY"), store(2), 5, { key })]),
  );
  await untilSomebodyWaits();
  late.ring();
  expect(await first).toMatchObject({ ok: true });
  expect(await other).toEqual({ ok: false, because: "key-reused", details: { key } });
  expect(await checkLedger(id)).toMatchObject({ transfers: 1, faults: [] });
});

test("of eight deeds under one key through one account, one is posted and seven are refused", async () => {
  const { id, actor } = await someBooks();
  const answers = await Promise.all(
    stores.map((account) =>
      sqlInTenant(id, (tx) => post(tx, actor, [move(bank, account, 9, { key: "paid:1" })])),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.because === "key-reused")).toHaveLength(7);
  expect(await checkLedger(id)).toMatchObject({ transfers: 1, faults: [] });
});

test("storms of batches to and fro, opening accounts on the way, never deadlock and never drift", async () => {
  const before = await deadlocks();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { minLength: 2, maxLength: 6 }), {
        minLength: 30,
        maxLength: 40,
      }),
      async (batches) => {
        const { id, actor } = await someBooks();
        const place = (n: number) => ofMarketplace(n % 2 === 0 ? "bank" : "suspense", "CNY");
        const answers = await Promise.all(
          batches.map((batch) =>
            sqlInTenant(id, (tx) =>
              post(
                tx,
                actor,
                batch.map(([from, to]) => move(place(from), depositOf(`s${to}`), 1)),
              ),
            ),
          ),
        );
        expect(answers.every(({ ok }) => ok)).toBe(true);
        const back = await Promise.all(
          batches.map((batch) =>
            sqlInTenant(id, (tx) =>
              post(
                tx,
                actor,
                batch.map(([from, to]) => move(depositOf(`s${to}`), depositOf(`s${from + 12}`), 1)),
              ),
            ),
          ),
        );
        expect(back.every(({ ok }) => ok)).toBe(true);
        expect((await checkLedger(id)).faults).toEqual([]);
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
  expect(await deadlocks()).toBe(before);
}, 60_000);

test("two hundred claims for the last ten: exactly ten are granted", async () => {
  const { id, actor, held } = await someBooks();
  const deposit = depositOf("s1");
  await sqlInTenant(id, (tx) => post(tx, actor, [move(bank, deposit, 10)]));
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      sqlInTenant(id, (tx) => post(tx, actor, [move(deposit, bank, 1)])),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
  expect(answers.filter((answer) => !answer.ok && answer.because !== "below-floor")).toEqual([]);
  expect(await held(deposit)).toEqual([0, 0]);
});

test("settling, releasing and expiring one reservation at once: it ends in one way", async () => {
  const books = await someBooks();
  const { id, actor } = books;
  const deposit = depositOf("s1");
  await books.post(move(bank, deposit, 4_000));
  const keys = Array.from({ length: 40 }, (_, n) => `freeze:${n}`);
  const expiresAt = new Date(now().getTime() + 40);
  await books.reserve(...keys.map((key) => hold(deposit, bank, 100, { key, expiresAt })));
  const ends = await Promise.all(
    keys.flatMap((reservation, n) => [
      sqlInTenant(id, (tx) =>
        settle(tx, actor, [
          { key: `deduct:${n}`, kind: "deposit-deducted", occurredAt, reservation },
        ]),
      ),
      inTenant(id, (tx) => release(tx, actor, [reservation])),
      expireReservations(id),
    ]),
  );
  const paid = ends.filter((end) => typeof end === "object" && end.ok && "transfers" in end).length;
  await expireReservations(id);
  expect(await books.held(deposit)).toEqual([4_000 - paid * 100, 4_000 - paid * 100]);
  expect((await checkLedger(id)).faults).toEqual([]);
}, 60_000);
