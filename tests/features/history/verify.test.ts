import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import type { Break } from "~/features/history/chain-answer";
import { writeCheckpoints } from "~/features/history/checkpoint.server";
import { record } from "~/features/history/record.server";
import { sealHistory } from "~/features/history/seal.server";
import { verifyHistory } from "~/features/history/verify.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";

let marketplaceId = "";
let slug = "";

beforeEach(async () => {
  ({ id: marketplaceId, slug } = await aMarketplace());
});

const author = () => ({ kind: "automatic" as const, marketplaceId, name: "demo" });

/** Adds entries in one transaction. */
const write = (...verbs: string[]) =>
  inTenant(marketplaceId, async (tx) => {
    for (const verb of verbs)
      await record(tx, author(), { verb, thing: { kind: "store", id: "s1" }, after: { verb } });
  });

const unsealed = async (): Promise<number> => {
  const rows = await sqlInTenant(
    marketplaceId,
    (sql) => sql<{ count: number }[]>`
      SELECT (SELECT count(*) FROM audit_entry) - (SELECT count(*) FROM audit_seal) AS count`,
  );
  return rows[0]?.count ?? 0;
};

/** Until nothing waits: other tests' open transactions hold sealing up, as any open transaction does. */
async function sealOnly(): Promise<void> {
  do {
    await sealHistory(marketplaceId);
    await new Promise((wake) => setTimeout(wake, 20));
  } while ((await unsealed()) > 0);
}

async function seal(): Promise<void> {
  await sealOnly();
  await writeCheckpoints(marketplaceId);
}

/** Two blocks: three entries and two. */
async function chain(): Promise<string[]> {
  await write("opened", "renamed", "priced");
  await seal();
  await write("moved", "closed");
  await seal();
  const rows = await sqlInTenant(
    marketplaceId,
    (sql) => sql<{ id: string }[]>`
      SELECT entry_id AS id FROM audit_seal WHERE marketplace_id = ${marketplaceId} ORDER BY height, position`,
  );
  return rows.map(({ id }) => id);
}

/** What only a superuser who switches every guard off can do. */
const tamper = (...statements: [string, unknown[]?][]) =>
  withOwner(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const [text, values] of statements) await client.query(text, values);
  });

const broken = async (): Promise<Break | null> => (await verifyHistory(marketplaceId)).broken;
const checkpointFile = () => join(process.env.SLIPWAY_DATA ?? "", "checkpoints", `${slug}.ndjson`);

test("an untouched history verifies, entry by entry and against the file", async () => {
  await chain();
  await write("reopened");
  expect(await verifyHistory(marketplaceId)).toEqual({
    entries: 5,
    blocks: 2,
    waiting: 1,
    confirmed: 2,
    broken: null,
  });
});

test("a history with nothing in it is right", async () => {
  await seal();
  expect(await verifyHistory(marketplaceId)).toMatchObject({ entries: 0, blocks: 0, broken: null });
});

test("an edited entry is named, whichever part was edited", async () => {
  const [, second] = await chain();
  const edits = [
    "verb = 'raised'",
    'after = \'{"verb": "raised"}\'',
    "after = NULL",
    "before = '{}'",
    "actor_name = 'somebody'",
    "actor_id = NULL",
    "actor_kind = 'person'",
    "thing_kind = 'order'",
    "thing_id = 's2'",
    "request_id = 'r'",
    "at = at - interval '1 microsecond'",
    "transaction_id = transaction_id - 1",
  ];
  for (const edit of edits) {
    await tamper([
      "CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = $1".replace("$1", `'${second}'`),
    ]);
    await tamper([`UPDATE audit_entry SET ${edit} WHERE id = $1`, [second]]);
    expect([edit, await broken()]).toEqual([
      edit,
      { kind: "changed", height: 1, position: 2, entryId: second },
    ]);
    await tamper(
      ["DELETE FROM audit_entry WHERE id = $1", [second]],
      ["INSERT INTO audit_entry SELECT * FROM kept"],
      ["DROP TABLE kept"],
    );
    expect(await broken()).toBeNull();
  }
});

test("an edit whose seal was edited along is found by its block", async () => {
  const [, second] = await chain();
  await tamper(
    ["UPDATE audit_entry SET verb = 'raised' WHERE id = $1", [second]],
    [
      `UPDATE audit_seal s SET entry_hash = sha256(convert_to(to_json(ARRAY[e.marketplace_id::text,
          e.id::text, (extract(epoch FROM e.at) * 1000000)::int8::text, e.actor_kind, e.actor_id,
          e.actor_name, e.verb, e.thing_kind, e.thing_id, e.before::text, e.after::text, e.request_id,
          e.transaction_id::text])::text, 'UTF8')) FROM audit_entry e WHERE e.id = s.entry_id AND e.id = $1`,
      [second],
    ],
  );
  expect(await broken()).toEqual({
    kind: "block-changed",
    height: 1,
    position: null,
    entryId: null,
  });
});

test("a deleted entry is named, with or without its seal", async () => {
  const [, , third, fourth] = await chain();
  await tamper(["DELETE FROM audit_entry WHERE id = $1", [fourth]]);
  expect(await broken()).toEqual({ kind: "deleted", height: 2, position: 1, entryId: fourth });
  await tamper(
    ["DELETE FROM audit_entry WHERE id = $1", [third]],
    ["DELETE FROM audit_seal WHERE entry_id = $1", [third]],
  );
  expect(await broken()).toEqual({ kind: "deleted", height: 1, position: 3, entryId: null });
});

test("two entries that changed places are named by the first", async () => {
  const [first, second] = await chain();
  await tamper(
    ["UPDATE audit_seal SET position = 99 WHERE entry_id = $1", [first]],
    ["UPDATE audit_seal SET position = 1 WHERE entry_id = $1", [second]],
    ["UPDATE audit_seal SET position = 2 WHERE entry_id = $1", [first]],
  );
  expect(await broken()).toEqual({ kind: "swapped", height: 1, position: 2, entryId: first });
});

test("two entries that exchanged what they say are named by the first", async () => {
  const [first, second] = await chain();
  await tamper([
    `UPDATE audit_entry a SET verb = b.verb, after = b.after FROM audit_entry b
      WHERE (a.id = $1 AND b.id = $2) OR (a.id = $2 AND b.id = $1)`,
    [first, second],
  ]);
  expect(await broken()).toEqual({ kind: "changed", height: 1, position: 1, entryId: first });
});

const forged = "00000000-0000-7000-8000-000000000001";
const forge: [string, unknown[]?] = [
  `INSERT INTO audit_entry (marketplace_id, id, at, actor_kind, actor_name, verb, thing_kind, thing_id, transaction_id)
    SELECT marketplace_id, '${forged}', at, actor_kind, actor_name, 'forged', thing_kind, thing_id, transaction_id
      FROM audit_entry WHERE id = $1`,
];

test("an entry slipped in among old ones is named, with or without a seal", async () => {
  const [, second] = await chain();
  await tamper([forge[0], [second]]);
  await sealHistory(marketplaceId);
  expect(await broken()).toMatchObject({ kind: "inserted", entryId: forged });
  await tamper([
    `INSERT INTO audit_seal (marketplace_id, entry_id, height, position, entry_hash)
      VALUES ($1, $2, 1, 4, '')`,
    [marketplaceId, forged],
  ]);
  expect(await broken()).toEqual({ kind: "inserted", height: 1, position: 4, entryId: forged });
});

test("the tail cut off, seals, blocks and all, is found by the file outside", async () => {
  const [, , , fourth, fifth] = await chain();
  await tamper(
    ["DELETE FROM audit_block WHERE marketplace_id = $1 AND height = 2", [marketplaceId]],
    ["DELETE FROM audit_seal WHERE entry_id IN ($1, $2)", [fourth, fifth]],
    ["DELETE FROM audit_entry WHERE id IN ($1, $2)", [fourth, fifth]],
  );
  expect(await broken()).toEqual({ kind: "tail-cut", height: 2, position: null, entryId: null });
  await write("another story");
  await seal();
  expect(await broken()).toEqual({ kind: "rewritten", height: 2, position: null, entryId: null });
});

test("a chain forged whole agrees with itself but not with the file outside", async () => {
  const [first] = await chain();
  await tamper(
    ["DELETE FROM audit_block WHERE marketplace_id = $1", [marketplaceId]],
    ["DELETE FROM audit_seal WHERE marketplace_id = $1", [marketplaceId]],
    ["UPDATE audit_entry SET verb = 'never happened' WHERE id = $1", [first]],
  );
  await sealOnly();
  expect(await broken()).toEqual({ kind: "rewritten", height: 1, position: null, entryId: null });
  writeFileSync(checkpointFile(), "");
  expect(await broken()).toBeNull();
});

test("a block taken out of the middle, or a changed one, is named", async () => {
  await chain();
  await write("again");
  await seal();
  await tamper([
    "UPDATE audit_block SET sealed_at = now() WHERE marketplace_id = $1 AND height = 3",
    [marketplaceId],
  ]);
  expect(await broken()).toMatchObject({ kind: "block-changed", height: 3 });
  await tamper([
    "DELETE FROM audit_block WHERE marketplace_id = $1 AND height = 2",
    [marketplaceId],
  ]);
  expect(await broken()).toMatchObject({ kind: "deleted", height: 2 });
});

test("what the application writes in any spelling is hashed alike by both hands", async () => {
  const text = fc
    .string({ unit: "binary" })
    .filter((value) => !value.includes("\0") && !/\p{Surrogate}/u.test(value));
  const json = fc
    .jsonValue({ stringUnit: "grapheme" })
    .filter((value) => !JSON.stringify(value).includes("\\u0000"));
  const deeds = fc.sample(
    fc.record({
      verb: text,
      id: text,
      before: fc.option(fc.dictionary(fc.string(), json)),
      after: json,
    }),
    { numRuns: 200, seed: 7 },
  );
  await inTenant(marketplaceId, async (tx) => {
    for (const { verb, id, before, after } of deeds)
      await record(tx, author(), {
        verb,
        thing: { kind: "store", id },
        before: JSON.parse(JSON.stringify(before)),
        after: JSON.parse(JSON.stringify(after)),
      });
  });
  await seal();
  expect(await verifyHistory(marketplaceId)).toMatchObject({ entries: deeds.length, broken: null });
});

test("nobody's entry is left out: a transaction that ends late is sealed in a later block", async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow = inTenant(marketplaceId, async (tx) => {
    await record(tx, author(), { verb: "slow", thing: { kind: "store", id: "s1" } });
    written();
    await held;
  });
  await isWritten;
  await write("quick");
  await sealHistory(marketplaceId);
  expect(await verifyHistory(marketplaceId)).toMatchObject({
    entries: 0,
    waiting: 1,
    broken: null,
  });
  letGo();
  await slow;
  await seal();
  expect(await verifyHistory(marketplaceId)).toMatchObject({
    entries: 2,
    waiting: 0,
    broken: null,
  });
});

test("two sealers at once make one block", async () => {
  await write("opened", "closed");
  do await Promise.all(Array.from({ length: 6 }, () => sealHistory(marketplaceId)));
  while ((await unsealed()) > 0);
  expect(await verifyHistory(marketplaceId)).toMatchObject({ entries: 2, blocks: 1, broken: null });
});

test("a restored database, where transactions are counted anew, goes on with the same chain", async () => {
  await chain();
  await write("before the restore");
  await tamper([
    "UPDATE audit_block SET upto_transaction = upto_transaction + 1000000000 WHERE marketplace_id = $1",
    [marketplaceId],
  ]);
  // The blocks' own hashes no longer fit, so this asks about sealing only.
  await seal();
  await write("after the restore");
  await seal();
  const rows = await sqlInTenant(
    marketplaceId,
    (sql) => sql`SELECT count(*) FROM audit_seal WHERE marketplace_id = ${marketplaceId}`,
  );
  expect(rows[0]?.count).toBe(7);
});

test("the file catches up after a worker that died between sealing and writing it", async () => {
  await write("opened");
  await sealOnly();
  await write("closed");
  await seal();
  const heights = readFileSync(checkpointFile(), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).height);
  expect(heights).toEqual([1, 2]);
});

test("a last line that broke off half-written does not hide the others", async () => {
  await chain();
  const text = readFileSync(checkpointFile(), "utf8");
  truncateSync(checkpointFile(), text.length - 20);
  expect(await verifyHistory(marketplaceId)).toMatchObject({ confirmed: 1, broken: null });
});
