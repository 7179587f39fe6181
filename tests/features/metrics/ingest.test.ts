import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { type DatasetName, datasetNames, datasets, templateOf } from "~/features/metrics/datasets";
import { factsOf } from "~/features/metrics/facts-of.server";
import { readImport, readTroubles, troublesFile } from "~/features/metrics/read-imports.server";
import { recompute } from "~/features/metrics/recompute.server";
import { automatic, type KeyActor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { arriving, attempt, imported, type Json, ndjson } from "./support/imports";

const market = () => aMarketplace({ currency: "CNY", zone: "Asia/Shanghai" });
const line = (more: Json = {}): Json => ({
  orderUid: "o1",
  lineNo: 1,
  storeUid: "s1",
  status: "PAID",
  quantity: 1,
  amountMinor: 12_300,
  currency: "CNY",
  paidAt: "2026-03-01T10:00:00+08:00",
  occurredAt: "2026-03-01T10:00:00+08:00",
  ...more,
});
const store = (storeUid: string, more: Json = {}): Json => ({
  storeUid,
  entityUid: "e1",
  name: storeUid,
  openedAt: "2026-01-01T00:00:00+08:00",
  primaryCategory: "food",
  ...more,
});
const watcher = (id: string) => automatic(id, "watcher");
const importer = (marketplaceId: string): KeyActor => ({
  kind: "key",
  marketplaceId,
  keyId: "01890000-0000-7000-8000-000000000001",
  name: "feed",
  scopes: ["import:write"],
});
const rows = (id: string, table: string) =>
  sqlInTenant(id, (sql) => sql<Json[]>`SELECT * FROM ${sql(table)}`);

test("each template is a file that imports", async () => {
  const { id } = await market();
  for (const name of datasetNames) {
    const outcome = await attempt(id, name, templateOf(name));
    expect({ name, outcome }).toMatchObject({
      name,
      outcome: { ok: true, accepted: 1, duplicates: 0, rejected: 0, errors: [] },
    });
    expect(await rows(id, datasets[name].table)).toHaveLength(name === "creators" ? 1 : 1);
    expect(await attempt(id, name, templateOf(name))).toMatchObject({ accepted: 0, duplicates: 1 });
  }
});

test("a batch three times: n accepted, 2n duplicates, metrics unchanged", async () => {
  const { id } = await market();
  await imported(id, "stores", [store("s1")]);
  const orders = [1, 2, 3, 4].map((n) => line({ orderUid: `o${n}`, buyerUid: `b${n % 2}` }));
  const facts = () => factsOf(watcher(id), { storeUid: "s1" }, "2026-03-05");
  expect(await imported(id, "orders", orders)).toMatchObject({ accepted: 4, duplicates: 0 });
  const after = await facts();
  expect(after["store.gmvPaid30d"]?.value).toBe(49_200);
  for (let time = 0; time < 2; time += 1)
    expect(await imported(id, "orders", orders)).toMatchObject({ accepted: 0, duplicates: 4 });
  expect(await facts()).toEqual(after);
});

test("one bad line in a thousand: the other 999 are in, and the bad one is told of", async () => {
  const { id } = await market();
  const orders = Array.from({ length: 1_000 }, (_, n) =>
    line({ orderUid: `o${n}`, ...(n === 499 ? { quantity: -1 } : {}) }),
  );
  const done = await imported(id, "orders", orders);
  expect(done).toMatchObject({ accepted: 999, duplicates: 0, rejected: 1 });
  expect(done.errors).toEqual([
    { line: 500, field: "quantity", code: "too_small", message: "must be at least 0" },
  ]);
  const file = await new Response(troublesFile(importer(id), done.importId)).text();
  expect(file).toBe("line,field,code,message\r\n500,quantity,too_small,must be at least 0\r\n");
});

test("newer wins, older is a duplicate, the same age with other content is refused", async () => {
  const { id } = await market();
  await imported(id, "stores", [store("s1")]);
  const at = (hour: string, more: Json = {}) =>
    line({ occurredAt: `2026-03-01T${hour}:00:00+08:00`, ...more });
  expect(await imported(id, "orders", [at("12", { amountMinor: 500 })])).toMatchObject({
    accepted: 1,
  });
  expect(await imported(id, "orders", [at("11", { amountMinor: 400 })])).toMatchObject({
    accepted: 0,
    duplicates: 1,
  });
  const contradiction = await imported(id, "orders", [at("12", { amountMinor: 501 })]);
  expect(contradiction).toMatchObject({ accepted: 0, duplicates: 0, rejected: 1 });
  expect(contradiction.errors[0]).toMatchObject({ line: 1, field: "", code: "conflict" });
  const paid = async () =>
    (await factsOf(watcher(id), { storeUid: "s1" }, "2026-03-05"))["store.gmvPaid30d"]?.value;
  expect(await paid()).toBe(500);
  expect(await imported(id, "orders", [at("13", { amountMinor: 600 })])).toMatchObject({
    accepted: 1,
  });
  expect(await paid()).toBe(600);
  const together = [
    at("14", { amountMinor: 1 }),
    at("15", { amountMinor: 2 }),
    at("14", { amountMinor: 3 }),
  ];
  expect(await imported(id, "orders", together)).toMatchObject({ accepted: 1, duplicates: 2 });
  expect(await paid()).toBe(2);
});

test("versions: a later one replaces, an earlier one does not, none at all is version 0", async () => {
  const { id } = await market();
  const named = async () => (await rows(id, "store")).map(({ name }) => name);
  await imported(id, "stores", [store("s1", { name: "first" })]);
  await imported(id, "stores", [store("s1", { name: "third", version: 3 })]);
  await imported(id, "stores", [store("s1", { name: "second", version: 2 })]);
  expect(await named()).toEqual(["third"]);
  const silent = await imported(id, "stores", [store("s1", { name: "other", version: 3 })]);
  expect(silent.errors[0]).toMatchObject({ code: "conflict" });
});

const badLines: readonly (readonly [string, string, string, string])[] = [
  ["a NUL", `{"storeUid":"s\\u0000"}`, "storeUid", "bad_character"],
  ["half a surrogate pair", `{"storeUid":"s\\ud800"}`, "storeUid", "bad_character"],
  ["a control character in an id", `{"storeUid":"s\\n"}`, "storeUid", "bad_character"],
  ["the year 0001", `{"paidAt":"0001-01-01T00:00:00Z"}`, "paidAt", "bad_instant"],
  ["the year 9999", `{"paidAt":"9999-01-01T00:00:00Z"}`, "paidAt", "bad_instant"],
  ["no offset", `{"paidAt":"2026-03-01T10:00:00"}`, "paidAt", "bad_instant"],
  ["25 o'clock", `{"paidAt":"2026-03-01T25:00:00Z"}`, "paidAt", "bad_instant"],
  ["30 February", `{"paidAt":"2026-02-30T10:00:00Z"}`, "paidAt", "bad_instant"],
  ["an epoch in milliseconds", `{"paidAt":1767225600000}`, "paidAt", "wrong_type"],
  ["2^53", `{"amountMinor":9007199254740992}`, "amountMinor", "too_big"],
  ["a negative amount", `{"amountMinor":-1}`, "amountMinor", "too_small"],
  ["a broken amount", `{"amountMinor":"1.5"}`, "amountMinor", "wrong_type"],
  ["full-width digits", `{"amountMinor":"１２"}`, "amountMinor", "wrong_type"],
  ["another currency", `{"currency":"USD"}`, "currency", "wrong_currency"],
  ["no currency", `{"currency":null}`, "currency", "missing"],
  ["an unknown field", `{"role":"admin"}`, "role", "unknown_field"],
  ["__proto__", `{"__proto__":{"admin":true}}`, "__proto__", "unknown_field"],
  ["a field twice", `{"amountMinor":1,"amountMinor":2}`, "", "repeated_field"],
  ["an unknown status", `{"status":"LOST"}`, "status", "not_one_of"],
  ["a list", `[1]`, "", "not_json"],
  ["no JSON", `{"a":`, "", "not_json"],
  ["deep nesting", `{"a":${"[".repeat(100_000)}`, "", "not_flat"],
  ["a long id", `{"storeUid":"${"x".repeat(129)}"}`, "storeUid", "too_big"],
];

test.each(badLines)(
  "%s is refused with field and code, and its neighbour is not",
  async (_, bad, field, code) => {
    const { id } = await market();
    const patched = bad.startsWith("{")
      ? `${JSON.stringify(line({ orderUid: "bad" }))
          .replace(new RegExp(`"${field}":[^,}]*,?`), "")
          .replace(/,?}$/, "")},${bad.slice(1)}`
      : bad;
    const outcome = await attempt(id, "orders", `${JSON.stringify(line())}\n${patched}\n`);
    expect(outcome).toMatchObject({ ok: true, accepted: 1, rejected: 1 });
    expect(outcome.ok && outcome.errors).toContainEqual(
      expect.objectContaining({ line: 2, field, code }),
    );
  },
);

test("bytes that are not UTF-8 spoil their line only, in JSON and in CSV", async () => {
  const { id } = await market();
  const spoiled = Buffer.from(`${JSON.stringify(store("s1"))}\n${JSON.stringify(store("s2"))}\n`);
  spoiled[spoiled.indexOf("s1")] = 0xff;
  const outcome = await attempt(id, "stores", spoiled);
  expect(outcome).toMatchObject({
    accepted: 1,
    rejected: 1,
    errors: [{ line: 1, field: "storeUid", code: "bad_character" }],
  });
  const csv = Buffer.from(
    "storeUid,entityUid,name,openedAt,primaryCategory\r\ns3,e,A?B,2026-01-01T00:00:00Z,food\r\ns4,e,B,2026-01-01T00:00:00Z,food\r\n",
  );
  csv[csv.indexOf("?")] = 0xc3;
  expect(await attempt(id, "stores", csv)).toMatchObject({
    accepted: 1,
    errors: [{ line: 2, field: "name", code: "bad_character" }],
  });
});

test("CSV: byte order mark, quotes, lists, empty cells, gzip, and pieces cut anywhere", async () => {
  const { id } = await market();
  const csv =
    "\ufeffstoreUid,entityUid,name,openedAt,primaryCategory,categories,agri,closedAt\r\n" +
    's1,e1,"Tea, ""old"" shop",2026-01-01T00:00:00Z,food,food|home,true,\r\n' +
    's2,e1,"two\nlines",2026-01-01T00:00:00Z,food,,,\r\n';
  for (const size of [1, 7, 1_000])
    expect(await attempt(id, "stores", arriving(gzipSync(csv), size))).toMatchObject({ ok: true });
  const found = await rows(id, "store");
  expect(found.map(({ name, categories, agri }) => ({ name, categories, agri }))).toEqual([
    { name: 'Tea, "old" shop', categories: ["food", "home"], agri: true },
    { name: "two\nlines", categories: [], agri: false },
  ]);
});

test.each([
  ["an unknown column", "orders", "orderUid,colour\r\n"],
  ["a missing column", "stores", "storeUid,name\r\n"],
  ["a column twice", "stores", "storeUid,storeUid\r\n"],
  ["a JSON array", "stores", "[{},\n{}]"],
  ["half a gzip", "stores", gzipSync("a".repeat(10_000)).subarray(0, 30)],
  ["one endless line", "stores", `{"storeUid":"${"x".repeat(1_100_000)}"}`],
] as const)("%s: the file is refused as unreadable", async (_, dataset, body) => {
  const { id } = await market();
  const outcome = await attempt(id, dataset as DatasetName, body);
  expect(outcome).toMatchObject({ ok: false, because: "unreadable" });
  const importId = outcome.ok ? "" : String(outcome.details?.importId);
  expect(await readImport(importer(id), importId)).toMatchObject({ state: "FAILED", accepted: 0 });
});

test("a bomb is left before it has gone off", async () => {
  const { id } = await market();
  const bomb = gzipSync(Buffer.alloc(200_000_000, "\n"));
  const before = process.memoryUsage().rss;
  expect(await attempt(id, "orders", bomb)).toMatchObject({ ok: false, because: "unreadable" });
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});

test("all or nothing: one bad line and nothing is there; without it everything is", async () => {
  const { id } = await market();
  const orders = Array.from({ length: 12_000 }, (_, n) => line({ orderUid: `o${n}` }));
  const spoiled = ndjson([...orders, line({ orderUid: "bad", quantity: -1 })]);
  const refused = await attempt(id, "orders", spoiled, { atomic: true });
  expect(refused).toMatchObject({
    ok: false,
    because: "line-refused",
    details: { accepted: 0, rejected: 1, errors: [{ line: 12_001, field: "quantity" }] },
  });
  expect(await rows(id, "order_line")).toHaveLength(0);
  expect(await rows(id, "store_day")).toHaveLength(0);
  const importId = refused.ok ? "" : String(refused.details?.importId);
  expect(await readImport(importer(id), importId)).toMatchObject({ state: "REFUSED", rejected: 1 });
  expect(await readTroubles(importer(id), importId, { limit: 5 })).toHaveLength(1);

  const accepted = await attempt(id, "orders", ndjson(orders), { atomic: true });
  expect(accepted).toMatchObject({ ok: true, accepted: 12_000, duplicates: 0 });
  expect(await recompute(automatic(id, "facts-refresher"))).toMatchObject({ differing: 0 });
  const [sum] = await sqlInTenant(
    id,
    (sql) => sql`SELECT sum(orders)::int AS orders FROM store_day`,
  );
  expect(sum).toEqual({ orders: 12_000 });
});

test("the same orders from four sides at once are there once, and so are their counts", async () => {
  const { id } = await market();
  const orders = Array.from({ length: 1_200 }, (_, n) =>
    line({ orderUid: `o${n % 300}`, lineNo: n, storeUid: `s${n % 3}`, amountMinor: n }),
  );
  const returns = Array.from({ length: 100 }, (_, n) => ({
    returnUid: `r${n}`,
    orderUid: `o${n}`,
    lineNo: n,
    storeUid: `s${n % 3}`,
    reason: "QUALITY",
    amountMinor: 5,
    currency: "CNY",
    requestedAt: "2026-03-04T10:00:00+08:00",
    occurredAt: "2026-03-04T10:00:00+08:00",
  }));
  const sides = await Promise.all([
    imported(id, "orders", orders.slice(0, 900)),
    imported(id, "orders", orders.slice(300)),
    imported(id, "returns", returns),
    imported(id, "orders", [...orders].reverse()),
  ]);
  const accepted = [0, 1, 3].map((side) => sides[side]?.accepted ?? 0);
  expect(accepted.reduce((left, right) => left + right)).toBe(1_200);
  expect(await recompute(automatic(id, "facts-refresher"))).toMatchObject({ differing: 0 });
});

test("nothing crosses from one marketplace into another, also with the same ids", async () => {
  const [ours, theirs] = [await market(), await market()];
  await imported(ours.id, "orders", [line()]);
  await imported(theirs.id, "orders", [line({ amountMinor: 1 })]);
  expect(await rows(ours.id, "order_line")).toMatchObject([{ amount_minor: 12_300 }]);
  expect(await rows(theirs.id, "order_line")).toMatchObject([{ amount_minor: 1 }]);
  const [mine] = await rows(ours.id, "import");
  expect(await readImport(importer(theirs.id), String(mine?.id))).toBeNull();
});
