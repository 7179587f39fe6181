/** Books to post into, and the ways in which a bench writes one deposit payment: ours and its peers. */
import postgres from "postgres";
import { type Account, accountId, ofMarketplace, ofStore } from "~/features/ledger/account";
import { uuidList } from "~/features/ledger/ask.server";
import { post } from "~/features/ledger/post.server";
import { credit, debit, type Transfer } from "~/features/ledger/transfer";
import { transferWishes } from "~/features/ledger/wish";
import { automatic } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";

export const stores = 10_000;
/** Which two accounts the next transfer is between. */
export type Route = () => readonly [Account, Account];

const at = (n: number) => Math.floor(Math.random() * n);
const deposit = (n: number) => ofStore("deposit", `s${n}`, "CNY");
const surplus = (n: number) => ofStore("surplus", `s${n}`, "CNY");
const bank = ofMarketplace("bank", "CNY");
const clearing = ofMarketplace("stripe-clearing", "CNY");
const part = (n: number) => ofStore("receivable", `part${n}`, "CNY");

/** Between two of 20,000 accounts, so that hardly any two transfers meet. */
export const many: Route = () => [deposit(at(stores)), surplus(at(stores))];
/** All through one account. */
export const hot: Route = () => [clearing, deposit(at(stores))];
/** Through one of sixteen that share the heat. */
export const split: Route = () => [part(at(16)), deposit(at(stores))];

export const transferOf = (route: Route): Transfer => {
  const [from, to] = route();
  return {
    key: newId(),
    kind: "deposit-paid",
    thing: { kind: "deposit", id: to.ownerId },
    occurredAt: new Date(),
    legs: [debit(from, 1), credit(to, 1)],
  };
};

/** Opens every account and gives each deposit enough to spend. */
export async function openBooks(marketplaceId: string): Promise<void> {
  const actor = automatic(marketplaceId, "demo");
  const fill = (to: Account): Transfer => ({
    ...transferOf(many),
    legs: [debit(bank, 1_000_000_000), credit(to, 1_000_000_000)],
  });
  for (let first = 0; first < stores; first += 500) {
    const numbers = Array.from({ length: 500 }, (_, n) => first + n);
    await sqlInTenant(marketplaceId, (sql) =>
      post(sql, actor, [...numbers.map(deposit), ...numbers.map(surplus)].map(fill)),
    );
  }
  const both = [clearing, ...Array.from({ length: 16 }, (_, n) => part(n))];
  await sqlInTenant(marketplaceId, (sql) =>
    post(
      sql,
      actor,
      both.map((account) => ({
        ...transferOf(many),
        legs: [debit(account, 1), credit(deposit(0), 1)],
      })),
    ),
  );
}

/** Connections that stay in one marketplace, so that one statement is one round trip and one transaction. */
export const straight = (url: string, marketplaceId: string, max: number) =>
  postgres(url, {
    max,
    onnotice: () => undefined,
    connection: { "slipway.marketplace": marketplaceId } as never,
  });
export type Straight = ReturnType<typeof straight>;

export const bareInsert = (sql: Straight, marketplaceId: string) =>
  sql`INSERT INTO bench_row (marketplace_id, id, key, kind, thing_kind, thing_id, amount_minor, occurred_at)
      VALUES (${marketplaceId}, ${newId()}, ${newId()}, 'deposit-paid', 'deposit', 's1', 1, now())`;

/** The posting function by itself: one statement, as `post` sends it. */
export function callFunction(sql: Straight, marketplaceId: string, route: Route) {
  const { wishes, accounts } = transferWishes([transferOf(route)]);
  const asked = wishes.map((wish) => ({ ...wish, id: newId(), recorded_by: "bench" }));
  return sql`SELECT slipway.ledger_post(${marketplaceId}::text::uuid,
      ${uuidList([...accounts.keys()].sort())}::text::uuid[], '[]'::text,
      ${JSON.stringify(asked)}::text::jsonb, now()) AS answer`;
}

/** The same work as an object mapper does it: two locks, three inserts, two updates, one after the other. */
export function sevenStatements(sql: Straight, marketplaceId: string, route: Route) {
  const [from, to] = route().map(accountId).sort();
  if (from === undefined || to === undefined) throw new Error("a route has two ends");
  return sql.begin(async (tx) => {
    const lock = async (id: string) => {
      const [row] = await tx`SELECT posted_minor, version FROM ledger_balance
        WHERE marketplace_id = ${marketplaceId} AND account_id = ${id} FOR NO KEY UPDATE`;
      return { posted: Number(row?.posted_minor), version: Number(row?.version) + 1 };
    };
    const held = [await lock(from), await lock(to)] as const;
    const id = newId();
    await tx`INSERT INTO ledger_transfer (marketplace_id, id, currency, key, kind, status, thing_kind,
        thing_id, amount_minor, debit_accounts, debit_amounts, credit_accounts, credit_amounts,
        occurred_at, recorded_at, recorded_by)
      VALUES (${marketplaceId}, ${id}, 'CNY', ${newId()}, 'deposit-paid', 'posted', 'deposit', 's1', 1,
        ${[from]}, ${[1]}, ${[to]}, ${[1]}, now(), now(), 'bench')`;
    for (const [n, account] of [from, to].entries())
      await tx`INSERT INTO ledger_entry (marketplace_id, account_id, version, transfer_id, currency, side,
          amount_minor, balance_minor)
        VALUES (${marketplaceId}, ${account}, ${held[n]?.version ?? 0}, ${id}, 'CNY',
          ${n === 0 ? "debit" : "credit"}, 1, ${held[n]?.posted ?? 0})`;
    for (const [n, account] of [from, to].entries())
      await tx`UPDATE ledger_balance SET posted_minor = ${held[n]?.posted ?? 0},
          version = ${held[n]?.version ?? 0}
        WHERE marketplace_id = ${marketplaceId} AND account_id = ${account}`;
  });
}

export const benchTables = (url: string) =>
  withOwner(url, (client) =>
    client.query(`
      CREATE TABLE bench_row (marketplace_id uuid, id uuid, key text, kind text, thing_kind text,
        thing_id text, amount_minor bigint, occurred_at timestamptz, PRIMARY KEY (marketplace_id, id),
        UNIQUE (marketplace_id, key));
      CREATE TABLE bench_outbox (marketplace_id uuid, id uuid, body jsonb, PRIMARY KEY (marketplace_id, id));
      GRANT INSERT ON bench_row, bench_outbox TO slipway_app`),
  );
