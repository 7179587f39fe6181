/** Whoever owns the database can still harm it, with the guards taken off. The check says where. */
import { describe, expect, test } from "vitest";
import { accountId } from "~/features/ledger/account";
import { checkLedger, mostFaults } from "~/features/ledger/check.server";
import { withOwner } from "~/platform/installation.server";
import { type Books, bank, depositOf, hold, move, someBooks } from "./books";

const deposit = depositOf("s1");
const key = "freeze:1";

async function busyBooks(): Promise<Books> {
  const books = await someBooks();
  await books.post(move(bank, deposit, 500, { key: "paid:1" }));
  await books.post(move(bank, deposit, 200), move(deposit, bank, 40));
  await books.reserve(hold(deposit, bank, 300, { key }));
  await books.settle(key, 100);
  return books;
}

/** As a superuser without triggers, which also switches foreign keys off. */
const harm = (statement: string) =>
  withOwner(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(statement);
  });

test("books in order have no faults, and neither have none at all", async () => {
  expect(await checkLedger((await someBooks()).id)).toEqual({
    accounts: 0,
    transfers: 0,
    entries: 0,
    faults: [],
  });
  expect(await checkLedger((await busyBooks()).id)).toEqual({
    accounts: 2,
    transfers: 5,
    entries: 8,
    faults: [],
  });
});

describe("a fault is found and named", () => {
  const of = accountId(deposit);
  const paid = "SELECT id FROM ledger_transfer WHERE key = 'paid:1' AND";
  test.each([
    [
      "a changed balance",
      `UPDATE ledger_balance SET posted_minor = posted_minor + 1 WHERE account_id = '${of}' AND`,
      ["balance", "currency"],
    ],
    [
      "a lost version",
      `UPDATE ledger_balance SET version = version + 1 WHERE account_id = '${of}' AND`,
      ["balance"],
    ],
    [
      "a changed reservation",
      `UPDATE ledger_balance SET pending_out_minor = 0 WHERE account_id = '${of}' AND`,
      ["pending"],
    ],
    [
      "a changed entry",
      `UPDATE ledger_entry SET amount_minor = 501 WHERE account_id = '${of}' AND version = 1 AND`,
      ["balance", "entries", "entries", "running", "running", "running", "running"],
    ],
    [
      "a turned entry",
      `UPDATE ledger_entry SET side = 'debit' WHERE account_id = '${of}' AND version = 1 AND`,
      ["balance", "entries", "entries", "running", "running", "running", "running"],
    ],
    [
      "a changed running balance",
      `UPDATE ledger_entry SET balance_minor = 1 WHERE account_id = '${of}' AND version = 2 AND`,
      ["running"],
    ],
    [
      "a deleted entry",
      `DELETE FROM ledger_entry WHERE account_id = '${of}' AND version = 4 AND`,
      ["balance", "entries"],
    ],
    [
      "a deleted transfer",
      "DELETE FROM ledger_transfer WHERE key = 'paid:1' AND",
      ["entries", "entries"],
    ],
    [
      "a settlement that never was",
      `UPDATE ledger_transfer SET settled_minor = 150 WHERE key = '${key}' AND`,
      ["pending", "pending", "settled"],
    ],
    [
      "a reservation closed by hand",
      `UPDATE ledger_transfer SET status = 'voided', closed_at = now() WHERE key = '${key}' AND`,
      ["pending", "pending"],
    ],
  ])("%s", async (_, statement, kinds) => {
    const { id } = await busyBooks();
    await harm(`${statement} marketplace_id = '${id}'`);
    const { faults } = await checkLedger(id);
    expect(faults.map(({ kind }) => kind).sort()).toEqual(kinds);
  });

  test("an entry written twice", async () => {
    const { id } = await busyBooks();
    await harm(`INSERT INTO ledger_entry SELECT marketplace_id, account_id, 5, transfer_id, currency, side,
        amount_minor, balance_minor + 60 FROM ledger_entry
      WHERE transfer_id = (${paid} marketplace_id = '${id}') AND account_id = '${of}'`);
    const { faults } = await checkLedger(id);
    expect(faults.map(({ kind }) => kind)).toContain("entries");
    expect(faults.map(({ kind }) => kind)).toContain("balance");
  });

  test("and another marketplace's books are not mixed into it", async () => {
    const [harmed, sound] = [await busyBooks(), await busyBooks()];
    await harm(`DELETE FROM ledger_entry WHERE marketplace_id = '${harmed.id}'`);
    expect((await checkLedger(sound.id)).faults).toEqual([]);
    expect((await checkLedger(harmed.id)).faults).toContainEqual({
      kind: "balance",
      subject: of,
      found: "560 in 4 entries",
      expected: "0 in 0 entries",
    });
  });

  test("no more than a page of them", async () => {
    const books = await someBooks();
    await books.post(...Array.from({ length: 150 }, (_, n) => move(bank, depositOf(`s${n}`), 1)));
    await harm(`DELETE FROM ledger_entry WHERE marketplace_id = '${books.id}'`);
    expect((await checkLedger(books.id)).faults).toHaveLength(mostFaults);
  });
});
