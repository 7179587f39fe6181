/** The sandbox's own schema, made at boot. Nothing of the product reads it. */
import type { Sql } from "./work";

const tables = `
CREATE TABLE IF NOT EXISTS settings (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  body jsonb NOT NULL
);
CREATE SEQUENCE IF NOT EXISTS ids;
CREATE TABLE IF NOT EXISTS objects (
  account text NOT NULL,
  id text NOT NULL,
  object text NOT NULL,
  created bigint NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  body jsonb NOT NULL,
  notes jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (account, id)
);
CREATE INDEX IF NOT EXISTS objects_newest ON objects (account, object, seq DESC);
CREATE INDEX IF NOT EXISTS objects_of_charge ON objects (account, (body->>'charge')) WHERE body ? 'charge';
CREATE TABLE IF NOT EXISTS balance_transactions (
  account text NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  currency text NOT NULL,
  type text NOT NULL,
  reporting_category text NOT NULL,
  amount bigint NOT NULL,
  fee bigint NOT NULL CHECK (fee >= 0),
  net bigint NOT NULL,
  source text NOT NULL,
  payout text,
  description text,
  fee_description text,
  created bigint NOT NULL,
  available_on bigint NOT NULL,
  PRIMARY KEY (account, id),
  CHECK (net = amount - fee)
);
CREATE INDEX IF NOT EXISTS balance_transactions_newest ON balance_transactions (account, seq DESC);
CREATE INDEX IF NOT EXISTS balance_transactions_sum
  ON balance_transactions (account, currency, available_on) INCLUDE (net);
CREATE TABLE IF NOT EXISTS idempotency (
  account text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  request_id text NOT NULL,
  created bigint NOT NULL,
  status integer,
  body text,
  PRIMARY KEY (account, key)
);
CREATE TABLE IF NOT EXISTS due (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text NOT NULL,
  at_ms bigint NOT NULL,
  task text NOT NULL,
  id text NOT NULL
);
CREATE INDEX IF NOT EXISTS due_next ON due (at_ms, seq);
CREATE TABLE IF NOT EXISTS deliveries (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event text NOT NULL,
  type text NOT NULL,
  endpoint text NOT NULL,
  url text NOT NULL,
  secret text NOT NULL,
  body text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'given_up', 'dropped')),
  last_answer integer,
  last_error text,
  next_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS deliveries_waiting ON deliveries (next_at, seq) WHERE status = 'waiting';
`;

export async function layTables(sql: Sql, schema: string): Promise<void> {
  await sql.unsafe(`CREATE SCHEMA IF NOT EXISTS ${schema}`).simple();
  await sql.unsafe(tables).simple();
}

/** Back to the first day: no object, no event, ids from the start. */
export async function emptyTables(sql: Sql): Promise<void> {
  await sql
    .unsafe(
      `TRUNCATE objects, balance_transactions, idempotency, due, deliveries, settings RESTART IDENTITY;
       ALTER SEQUENCE ids RESTART`,
    )
    .simple();
}
