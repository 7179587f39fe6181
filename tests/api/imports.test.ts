import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { apiOf } from "~/api/api.server";
import { importCalls } from "~/api/imports.server";
import { storeCalls } from "~/api/stores.server";
import { automatic, type Scope } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";

const api = apiOf([...importCalls, ...storeCalls]);
let marketplaceId = "";
let key = "";

const keyOf = async (id: string, scopes: readonly Scope[]) =>
  (await createKey(automatic(id, "administration"), { name: "feed", scopes, expiresAt: null }))
    .secret;

beforeAll(async () => {
  ({ id: marketplaceId } = await aMarketplace());
  key = await keyOf(marketplaceId, ["import:write", "stores:read"]);
});

type Wish = { readonly body?: string | Buffer; readonly type?: string; readonly as?: string };
const ask = (path: string, { body, type, as = key }: Wish = {}) =>
  api.request(path, {
    ...(body === undefined ? {} : { method: "POST", body: body as unknown as BodyInit }),
    headers: {
      authorization: `Bearer ${as}`,
      ...(type === undefined ? {} : { "content-type": type }),
    },
  });

const store = {
  storeUid: "s1",
  entityUid: "e1",
  name: "Yunzhi Tea",
  openedAt: "2026-01-01T09:00:00+08:00",
  primaryCategory: "food",
};
const order = {
  orderUid: "o1",
  lineNo: 1,
  storeUid: "s1",
  status: "PAID",
  quantity: 2,
  amountMinor: "12300",
  currency: "CNY",
  paidAt: "2026-03-01T10:00:00+08:00",
  occurredAt: "2026-03-01T10:00:00+08:00",
};
const line = (record: object) => `${JSON.stringify(record)}\n`;

test("200: NDJSON and gzipped CSV are counted, and the import can be looked up", async () => {
  const first = await ask("/import/stores", { body: line(store), type: "application/x-ndjson" });
  expect(first.status).toBe(200);
  const counted = { accepted: 1, duplicates: 0, rejected: 0, errors: [] };
  expect(await first.json()).toEqual({ ...counted, importId: expect.stringMatching(/^imp_/) });

  const csv = `${Object.keys(order).join(",")}\r\n${Object.values(order).join(",")}\r\n`;
  const second = await ask("/import/orders", { body: gzipSync(csv), type: "text/csv" });
  const answer = (await second.json()) as { importId: string };
  expect(answer).toMatchObject(counted);
  const again = await ask("/import/orders", { body: line(order) });
  expect(await again.json()).toMatchObject({ accepted: 0, duplicates: 1, rejected: 0 });

  const seen = await ask(`/imports/${answer.importId}`);
  expect(await seen.json()).toMatchObject({
    ...counted,
    importId: answer.importId,
    dataset: "orders",
    state: "DONE",
    linesDone: 1,
  });
});

test("200: a store and its facts, each with value, window, sample, asOf and source", async () => {
  expect(await (await ask("/stores/s1")).json()).toMatchObject({
    storeUid: "s1",
    name: "Yunzhi Tea",
  });
  const answer = await ask("/stores/s1/metrics?asOf=2026-03-02");
  const { data } = (await answer.json()) as { data: { metric: string }[] };
  expect(data.find(({ metric }) => metric === "store.gmvPaid30d")).toMatchObject({
    type: "money",
    window: "30d",
    value: 12_300,
    amount: { amountMinor: "12300", currency: "CNY" },
    sample: null,
    asOf: "2026-03-02",
    source: "computed",
  });
});

test("200 with refused lines: line, field and code, in the answer and as a file", async () => {
  const body =
    line({ ...order, orderUid: "o2" }) + line({ ...order, orderUid: "=1+1", quantity: -1 });
  const answer = await ask("/import/orders", { body });
  const told = (await answer.json()) as { importId: string };
  const errors = [{ line: 2, field: "quantity", code: "too_small", message: "must be at least 0" }];
  expect(told).toMatchObject({ accepted: 1, rejected: 1, errors });
  const file = await ask(`/imports/${told.importId}/errors.csv`);
  expect(file.headers.get("content-type")).toContain("text/csv");
  expect(await file.text()).toContain("2,quantity,too_small,must be at least 0");
});

test("422: one bad line refuses the whole file when asked to", async () => {
  const body = line({ ...order, orderUid: "o3" }) + line({ ...order, orderUid: "o4", rating: 9 });
  const answer = await ask("/import/orders?atomic=true", { body });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    code: "line_refused",
    accepted: 0,
    rejected: 1,
    errors: [{ line: 2, field: "rating", pointer: "/rating", code: "too_big" }],
  });
  const after = await ask("/import/orders", { body: line({ ...order, orderUid: "o3" }) });
  expect(await after.json()).toMatchObject({ accepted: 1, duplicates: 0 });
});

test("422: a header that this dataset cannot have", async () => {
  const answer = await ask("/import/orders", { body: "orderUid,colour\r\n", type: "text/csv" });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    code: "unreadable",
    detail: expect.stringContaining("colour"),
  });
});

test("400, 401, 403, 404: no such dataset, no key, a key without the scope, somebody else's import", async () => {
  expect((await ask("/import/people", { body: "{}" })).status).toBe(400);
  expect((await ask("/import/orders", { body: "{}", as: "slw_no" })).status).toBe(401);
  const reader = await keyOf(marketplaceId, ["programs:read"]);
  expect((await ask("/import/orders", { body: "{}", as: reader })).status).toBe(403);
  const ours = (await (await ask("/import/orders", { body: line(order) })).json()) as {
    importId: string;
  };
  const other = await aMarketplace();
  const theirs = await keyOf(other.id, ["import:write", "stores:read"]);
  for (const path of [
    `/imports/${ours.importId}`,
    `/imports/${ours.importId}/errors.csv`,
    "/stores/s1",
    "/stores/s1/metrics",
    "/imports/imp_x",
  ])
    expect({ path, status: (await ask(path, { as: theirs })).status }).toEqual({
      path,
      status: 404,
    });
});
