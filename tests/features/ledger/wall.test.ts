/** What the database itself refuses: to the application by rights and functions, to the owner by checks. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountId, ofMarketplace, ofStore } from "~/features/ledger/account";
import { accountCodes, chart } from "~/features/ledger/chart";
import { checkLedger } from "~/features/ledger/check.server";
import { post } from "~/features/ledger/post.server";
import { reserve } from "~/features/ledger/reserve.server";
import { opening } from "~/features/ledger/wish";
import { sqlInTenant } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { tenantStatement } from "~/platform/tenant.server";
import { newId } from "~/values/public-id";
import { bank, depositOf, hold, move, someBooks } from "./books";

const denied = "42501";
const checked = "23514";
const noSuchRow = "23503";
const books = await someBooks();
const others = await someBooks();
const deposit = depositOf("s1");
const dollars = ofStore("deposit", "s1", "USD");
const [bankId, depositId] = [accountId(bank), accountId(deposit)];
const app = new pg.Client({ connectionString: process.env.DATABASE_APP_URL });
const posted = newId();
const reserved = newId();

beforeAll(async () => {
  await app.connect();
  await books.post(move(bank, deposit, 500, { key: posted }));
  await books.post(move(ofMarketplace("bank", "USD"), dollars, 70));
  await books.reserve(hold(deposit, bank, 100, { key: reserved }));
  await others.post(move(bank, deposit, 900, { key: posted }));
  await others.reserve(hold(deposit, bank, 100, { key: reserved }));
});
afterAll(() => app.end());

type Answer = { readonly rows: unknown[] } | { readonly code: string };
async function within(client: pg.Client, text: string, values: unknown[]): Promise<Answer> {
  await client.query("BEGIN");
  try {
    await client.query(tenantStatement(books.id));
    return { rows: (await client.query(text, values)).rows };
  } catch (error) {
    return { code: (error as { code: string }).code };
  } finally {
    await client.query("ROLLBACK");
  }
}
const asApp = (text: string, ...values: unknown[]) => within(app, text, values);
const asOwner = (text: string, ...values: unknown[]) =>
  withOwner(process.env.DATABASE_URL ?? "", (client) => within(client, text, values));

/** A transfer as the functions read it: 5 yuan from the bank to the deposit, but for the change. */
const wish = (change: object = {}) => ({
  id: newId(),
  key: newId(),
  kind: "deposit-paid",
  thing_kind: "deposit",
  thing_id: "d1",
  currency: "CNY",
  amount: "500",
  debits: [bankId],
  debit_amounts: ["500"],
  credits: [depositId],
  credit_amounts: ["500"],
  reserves: false,
  occurred_at: "2026-11-23T08:00:00Z",
  recorded_by: "demo",
  ...change,
});
const postRaw = (change: object, accounts = [bankId, depositId], marketplaceId = books.id) =>
  asApp(
    "SELECT slipway.ledger_post($1, $2::uuid[], '[]', $3::jsonb, now()) AS answer",
    marketplaceId,
    [...accounts].sort(),
    JSON.stringify([wish(change)]),
  );

test("the chart in the database is the chart in the code", async () => {
  const answer = await asOwner(
    "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'ledger_account_chart'",
  );
  const [{ text = "" } = {}] = "rows" in answer ? (answer.rows as { text: string }[]) : [];
  const rows = text.matchAll(
    /code = '(.+?)'::.+?owner_kind = '(.+?)'::.+?normal_side = '(.+?)'::.+?floor_minor = \(?'?(-?\d+)/g,
  );
  expect([...rows].map(([, ...row]) => row.join(" "))).toEqual(
    accountCodes.map((code) => {
      const { owner, normalSide, floorMinor } = chart[code];
      return [code, owner, normalSide, floorMinor].join(" ");
    }),
  );
});

describe("as the application, with SQL of its own", () => {
  test("the functions work where nothing is wrong with the transfer", async () => {
    expect(await postRaw({})).toMatchObject({ rows: [{ answer: { ok: true } }] });
  });

  test.each([
    "INSERT INTO ledger_entry SELECT * FROM ledger_entry",
    "INSERT INTO ledger_transfer SELECT * FROM ledger_transfer",
    "INSERT INTO ledger_account SELECT * FROM ledger_account",
    "UPDATE ledger_balance SET posted_minor = posted_minor + 1",
    "UPDATE ledger_entry SET amount_minor = 1",
    "UPDATE ledger_transfer SET status = 'posted'",
    "UPDATE ledger_account SET floor_minor = -100",
    "DELETE FROM ledger_entry",
    "DELETE FROM ledger_transfer",
    "DELETE FROM ledger_balance",
    "TRUNCATE ledger_entry",
    "SELECT 1 FROM ledger_balance FOR UPDATE",
    "SELECT slipway.ledger_open(slipway.current_marketplace(), '[]', now())",
    "ALTER TABLE ledger_entry DISABLE TRIGGER append_only",
    "CREATE OR REPLACE FUNCTION slipway.ledger_wall(uuid) RETURNS void LANGUAGE sql AS ''",
  ])("%s is refused", async (statement) => {
    expect(await asApp(statement)).toEqual({ code: denied });
  });

  test.each([
    ["unbalanced", { credit_amounts: ["499"] }],
    ["of another amount than its legs", { amount: "400" }],
    ["of nothing", { amount: "0", debit_amounts: ["0"], credit_amounts: ["0"] }],
    ["negative", { amount: "-5", debit_amounts: ["-5"], credit_amounts: ["-5"] }],
    ["one-sided", { credits: [], credit_amounts: [] }],
    ["with a leg without an amount", { credits: [depositId, bankId] }],
    ["with a missing amount", { credit_amounts: [null] }],
    ["with one account on both sides", { credits: [bankId] }],
    ["of another currency than its accounts", { currency: "USD" }],
    ["of no key", { key: "" }],
    ["of an odd kind", { kind: "Deposit paid" }],
    ["that settles what is no reservation", { settles: newId() }],
  ])("a transfer %s is refused", async (_, change) => {
    expect(await postRaw(change)).toEqual({ code: checked });
  });

  test("a transfer beyond 2^53 is refused", async () => {
    const [amount, amounts] = ["9007199254740992", ["9007199254740992"]];
    expect(
      await postRaw({ amount, debit_amounts: amounts, credit_amounts: amounts }),
    ).toMatchObject({ rows: [{ answer: { ok: false, because: "too-large" } }] });
  });

  test("a mixed currency is refused", async () => {
    const credits = [accountId(dollars)];
    expect(await postRaw({ credits }, [bankId, ...credits])).toEqual({ code: checked });
  });

  test.each(["1.5", "1e3", "NaN", "５００", " ", "9223372036854775808"])(
    "the amount %j is refused",
    async (amount) => {
      const change = { amount, debit_amounts: [amount], credit_amounts: [amount] };
      expect(["22P02", "22003"]).toContain(((await postRaw(change)) as { code?: string }).code);
    },
  );

  test("an account outside the chart, or with a floor of one's own, cannot be opened", async () => {
    const usual = opening(newId(), depositOf("s9"));
    for (const change of [
      { code: "slush-fund" },
      { floor_minor: "-1" },
      { owner_kind: "marketplace" },
    ]) {
      const account = { ...usual, ...change };
      const answer = await asApp(
        "SELECT slipway.ledger_post($1, $2::uuid[], $3, $4::jsonb, now())",
        books.id,
        [bankId, account.id].sort(),
        JSON.stringify([account]),
        JSON.stringify([wish({ credits: [account.id] })]),
      );
      expect(answer).toEqual({ code: checked });
    }
    const unopened = newId();
    expect(await postRaw({ credits: [unopened] }, [bankId, unopened])).toEqual({ code: noSuchRow });
  });

  test("a name put before the real one on the search path changes nothing", async () => {
    expect(
      await asApp(
        `WITH shadow AS (SELECT set_config('search_path', 'pg_temp, public', true))
         SELECT slipway.ledger_post($1, $2::uuid[], '[]', $3::jsonb, now()) AS answer FROM shadow`,
        books.id,
        [bankId, depositId].sort(),
        JSON.stringify([
          wish({
            debits: [depositId],
            credits: [bankId],
            amount: "401",
            debit_amounts: ["401"],
            credit_amounts: ["401"],
          }),
        ]),
      ),
    ).toMatchObject({ rows: [{ answer: { ok: false, because: "below-floor" } }] });
  });

  test("the functions serve the current marketplace and no other", async () => {
    expect(await postRaw({}, [bankId, depositId], others.id)).toEqual({ code: denied });
    for (const call of [
      "SELECT slipway.ledger_post($1, '{}', '[]', '[]', now())",
      `SELECT slipway.ledger_settle($1, '[{"reservation": "whose?"}]', now())`,
      "SELECT slipway.ledger_close($1, '{whose?}', 'voided', now())",
    ]) {
      expect(await asApp(call, others.id)).toEqual({ code: denied });
      expect(await asApp(call, null)).toEqual({ code: denied });
      await expect(app.query(call, [books.id])).rejects.toMatchObject({ code: denied });
    }
  });

  test("a reservation that is not due does not expire, and none ends in another way", async () => {
    const closing = "SELECT slipway.ledger_close($1, ARRAY[$2], $3, now()) AS answer";
    expect(await asApp(closing, books.id, reserved, "expired")).toEqual({
      rows: [{ answer: { ok: true, closed: 0 } }],
    });
    expect(await asApp(closing, books.id, reserved, "posted")).toEqual({ code: checked });
  });

  test("a marketplace's actor cannot post in the transaction of another", async () => {
    const across = sqlInTenant(others.id, (sql) =>
      post(sql, books.actor, [move(bank, deposit, 5)]),
    );
    await expect(across).rejects.toMatchObject({ code: denied });
    const reserving = sqlInTenant(others.id, (sql) =>
      reserve(sql, books.actor, [hold(deposit, bank, 5)]),
    );
    await expect(reserving).rejects.toMatchObject({ code: denied });
  });
});

describe("as the owner of the tables", () => {
  const transfer = `INSERT INTO ledger_transfer (marketplace_id, id, currency, key, kind, status, thing_kind,
      thing_id, amount_minor, debit_accounts, debit_amounts, credit_accounts, credit_amounts, settled_minor,
      occurred_at, recorded_at, recorded_by)
    VALUES ('${books.id}', '${newId()}', 'CNY', 'k', 'deposit-paid', $1, 'deposit', 'd1', $2,
      '{${bankId}}', $3, '{${depositId}}', $4, $5, now(), now(), 'owner')`;
  const entry = `INSERT INTO ledger_entry (marketplace_id, account_id, version, transfer_id, currency, side,
      amount_minor, balance_minor)
    SELECT marketplace_id, $1::uuid, $2::int8, id, $3, $4, $5::int8, 0 FROM ledger_transfer WHERE key = $6
      AND marketplace_id = '${books.id}'`;

  test("these statements are right but for what each test changes", async () => {
    expect(await asOwner(transfer, "posted", 5, [5], [5], null)).toEqual({ rows: [] });
    expect(await asOwner(entry, depositId, 2, "CNY", "debit", 5, posted)).toEqual({ rows: [] });
  });

  test.each([
    ["unbalanced", ["posted", 5, [5], [4], null]],
    ["of zero", ["posted", 0, [0], [0], null]],
    ["negative", ["posted", -5, [-5], [-5], null]],
    ["with a leg too many", ["posted", 5, [3, 2], [5], null]],
    ["with no legs", ["posted", 5, [], [], null]],
    ["of an unknown status", ["paid", 5, [5], [5], 0]],
    ["pending without being a reservation", ["pending", 5, [5], [5], null]],
    ["settled beyond its amount", ["pending", 5, [5], [5], 6]],
  ])("a transfer %s is refused", async (_, values) => {
    expect(await asOwner(transfer, ...values)).toEqual({ code: checked });
  });

  test.each([
    ["of zero", [depositId, 2, "CNY", "debit", 0, posted], checked],
    ["negative", [depositId, 2, "CNY", "debit", -5, posted], checked],
    ["of no side", [depositId, 2, "CNY", "both", 5, posted], checked],
    ["before the first", [depositId, 0, "CNY", "debit", 5, posted], checked],
    ["in the place of another", [depositId, 1, "CNY", "debit", 5, posted], "23505"],
    ["of another currency", [depositId, 2, "USD", "debit", 5, posted], noSuchRow],
    [
      "of an account of another currency",
      [accountId(dollars), 2, "CNY", "debit", 5, posted],
      noSuchRow,
    ],
    ["of no account", [newId(), 1, "CNY", "debit", 5, posted], noSuchRow],
  ])("an entry %s is refused", async (_, values, code) => {
    expect(await asOwner(entry, ...values)).toEqual({ code });
  });

  const here = `marketplace_id = '${books.id}'`;
  test.each([
    ["UPDATE ledger_entry SET amount_minor = 1", denied],
    ["DELETE FROM ledger_entry", denied],
    ["TRUNCATE ledger_entry", denied],
    ["TRUNCATE ledger_transfer CASCADE", denied],
    ["TRUNCATE ledger_balance CASCADE", denied],
    ["TRUNCATE ledger_account CASCADE", denied],
    ["DELETE FROM ledger_transfer", denied],
    ["DELETE FROM ledger_balance", denied],
    ["DELETE FROM ledger_account", denied],
    ["UPDATE ledger_account SET floor_minor = -100", denied],
    [`UPDATE ledger_transfer SET amount_minor = 1 WHERE key = '${posted}'`, denied],
    [
      `UPDATE ledger_transfer SET settled_minor = 0, status = 'pending' WHERE key = '${posted}'`,
      denied,
    ],
    [`UPDATE ledger_transfer SET expires_at = now() WHERE key = '${reserved}' AND ${here}`, denied],
    [`UPDATE ledger_transfer SET status = 'posted' WHERE key = '${reserved}' AND ${here}`, checked],
    [
      `UPDATE ledger_balance SET posted_minor = 99 WHERE account_id = '${depositId}' AND ${here}`,
      checked,
    ],
    [
      `UPDATE ledger_balance SET pending_out_minor = 501 WHERE account_id = '${depositId}' AND ${here}`,
      checked,
    ],
    [`UPDATE ledger_balance SET pending_in_minor = -1 WHERE account_id = '${bankId}'`, checked],
    [
      `UPDATE ledger_balance SET posted_minor = 9007199254740992 WHERE account_id = '${bankId}'`,
      checked,
    ],
    [`UPDATE ledger_balance SET floor_minor = -1 WHERE account_id = '${depositId}'`, noSuchRow],
    [`UPDATE ledger_balance SET currency = 'USD' WHERE account_id = '${depositId}'`, noSuchRow],
  ])("%s is refused", async (statement, code) => {
    const answer = await asOwner(statement);
    // A key that others point to is refused by them or by what it points to, whichever is asked first.
    expect("code" in answer && answer.code.replace("23001", noSuchRow)).toBe(code);
  });
});

test("after all that, both books are as they were", async () => {
  for (const { id, held } of [books, others]) {
    expect((await checkLedger(id)).faults).toEqual([]);
    expect(await held(deposit)).toEqual(id === books.id ? [500, 400] : [900, 800]);
  }
});
