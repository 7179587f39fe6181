import { beforeAll, describe, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { exportEntries } from "~/features/history/export.server";
import { historyQuery } from "~/features/history/history-query";
import { entriesOnPage, listEntries } from "~/features/history/list.server";
import { type Author, type Deed, record } from "~/features/history/record.server";
import { noteUnmasking } from "~/features/history/unmask.server";
import { lastVerification, verifyAndNote } from "~/features/history/verify-and-note.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { requestScope } from "~/platform/log.server";
import { newId, publicId } from "~/values/public-id";

const applicationId = newId();
const linId = newId();
let market = "";
let lin: Author;
let robot: Author;

const write = (author: Author, deed: Deed, requestId = newId()) =>
  requestScope.run({ requestId }, () =>
    inTenant(author.marketplaceId, (tx) => record(tx, author, deed)),
  );

beforeAll(async () => {
  market = (await aMarketplace()).id;
  lin = { kind: "person", marketplaceId: market, name: "Lin Mei", personId: linId };
  robot = { kind: "automatic", marketplaceId: market, name: "auto-approval" };
  const application = { kind: "application", id: applicationId };
  await write(robot, {
    verb: "application-submitted",
    thing: application,
    after: { status: "SUBMITTED" },
  });
  await write(
    lin,
    {
      verb: "application-approved",
      thing: application,
      before: { status: "SUBMITTED", terms: { places: 3 } },
      after: { status: "APPROVED", terms: { places: 2 } },
    },
    "the-request",
  );
  await write(lin, {
    verb: "member-invited",
    thing: { kind: "invitation", id: newId() },
    after: { email: "wang@example.com", role: "reviewer", said: "write to wang@example.com" },
  });
});

const found = async (q: string, more: Record<string, string> = {}, options = {}) => {
  const listed = await listEntries(lin, historyQuery(new URLSearchParams({ q, ...more })), options);
  if (!listed.ok) throw new Error(listed.because);
  return listed.page.rows;
};
const verbs = async (q: string, more: Record<string, string> = {}) =>
  (await found(q, more)).map(({ verb }) => verb);

describe("a search", () => {
  const approved = "application-approved";
  const invited = "member-invited";
  const submitted = "application-submitted";

  test.each([
    ["", [invited, approved, submitted]],
    ["actor:lin", [invited, approved]],
    ['actor:"Lin Mei"', [invited, approved]],
    ["actor:automatic", [submitted]],
    ["actor:nobody", []],
    ["action:application-approved", [approved]],
    ["action:application", [approved, submitted]],
    ["object:application", [approved, submitted]],
    ["object:key", []],
    ["request:the-request", [approved]],
    ["before:status=SUBMITTED", [approved]],
    ["after:status", [approved, submitted]],
    ["after:status=APPROVED actor:lin", [approved]],
    ["after:status=APPROVED actor:automatic", []],
    ["invited", [invited]],
    ["LIN approved", [approved]],
    ["%", []],
    ["' OR 1 = 1 --", []],
  ])("%s", async (q, expected) => {
    expect(await verbs(q)).toEqual(expected);
  });

  test("an object or an actor is found by either form of its id", async () => {
    for (const id of [applicationId, publicId("application", applicationId)]) {
      expect(await verbs(`object:${id}`)).toEqual([approved, submitted]);
      expect(await verbs(`object:application/${id}`)).toEqual([approved, submitted]);
    }
    expect(await verbs(`actor:${publicId("person", linId)}`)).toEqual([invited, approved]);
    expect(await verbs(`actor:${linId}`)).toEqual([invited, approved]);
  });

  test("days are the marketplace's, both included", async () => {
    const [row] = await sqlInTenant(
      market,
      (sql) => sql`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today,
        (now() AT TIME ZONE 'Asia/Shanghai')::date + 1 AS tomorrow`,
    );
    expect(await verbs("", { from: row?.today, to: row?.today })).toHaveLength(3);
    expect(await verbs("", { from: row?.tomorrow })).toEqual([]);
  });

  test("another marketplace's entries are in none", async () => {
    const { id } = await aMarketplace();
    const listed = await listEntries(
      { ...lin, marketplaceId: id },
      historyQuery(new URLSearchParams()),
    );
    expect(listed).toMatchObject({ ok: true, page: { rows: [], actions: [] } });
  });
});

test("an entry shows what changed, the thing's page and the request", async () => {
  const [line] = await found("action:application-approved");
  expect(line).toMatchObject({
    actor: { kind: "person", name: "Lin Mei", id: publicId("person", linId) },
    thing: {
      kind: "application",
      id: publicId("application", applicationId),
      to: `/ops/reviews/${publicId("application", applicationId)}`,
    },
    requestId: "the-request",
    changes: [
      { path: "status", before: "SUBMITTED", after: "APPROVED" },
      { path: "terms.places", before: "3", after: "2" },
    ],
  });
});

test("personal data is hidden until somebody has said why, and that is kept", async () => {
  const [hidden] = await found("action:member-invited");
  expect(JSON.stringify(hidden)).not.toContain("wang@");
  expect(hidden?.changes).toContainEqual({ path: "role", before: null, after: "reviewer" });
  const [shown] = await found("action:member-invited", {}, { unmasked: true });
  expect(shown?.changes).toContainEqual({ path: "email", before: null, after: "wang@example.com" });
  await noteUnmasking(lin, "a complaint by the person", "action:member-invited");
  const [note] = await found("action:personal-data-shown");
  expect(note?.changes).toContainEqual({
    path: "reason",
    before: null,
    after: "a complaint by the person",
  });
});

test("pages follow one another both ways, also where entries share their instant", async () => {
  const { id } = await aMarketplace();
  await sqlInTenant(
    id,
    (sql) => sql`
      INSERT INTO audit_entry (marketplace_id, id, at, actor_kind, actor_name, verb, thing_kind, thing_id)
      SELECT ${id}, gen_random_uuid(), timestamptz '2026-11-23' + (n / 7) * interval '1 microsecond',
        'automatic', 'demo', 'counted', 'number', n::text
        FROM generate_series(1, ${entriesOnPage * 2 + 9}::int) AS n`,
  );
  const reader: Author = { kind: "automatic", marketplaceId: id, name: "demo" };
  const page = async (more: Record<string, string>) => {
    const listed = await listEntries(reader, historyQuery(new URLSearchParams(more)));
    if (!listed.ok) throw new Error(listed.because);
    return listed.page;
  };
  const first = await page({});
  const second = await page({ after: first.after ?? "" });
  const third = await page({ after: second.after ?? "" });
  const ids = [first, second, third].flatMap(({ rows }) => rows.map((row) => row.id));
  expect(new Set(ids).size).toBe(entriesOnPage * 2 + 9);
  expect(third.rows).toHaveLength(9);
  expect([first.before, third.after]).toEqual([null, null]);
  expect((await page({ before: third.before ?? "" })).rows).toEqual(second.rows);
  const back = await page({ before: second.before ?? "" });
  expect(back.rows).toEqual(first.rows);
  expect(back.before).toBeNull();
});

test("the file holds what the page shows, in every page of it, and the export is an entry", async () => {
  const text = await new Response(
    await exportEntries(lin, historyQuery(new URLSearchParams({ q: "object:application" }))),
  ).text();
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\ufeff?id,at,actorKind,actorId,actorName,action,/);
  expect(lines[1]).toContain("application-approved");
  const everything = await new Response(
    await exportEntries(lin, historyQuery(new URLSearchParams())),
  ).text();
  expect(everything).not.toContain("wang@");
  const [exported] = await found("action:history-exported");
  expect(exported?.actor.name).toBe("Lin Mei");
  expect((await found('action:history-exported after:"q=object:application"')).length).toBe(1);
});

test("the answer of a verification is kept with who asked", async () => {
  expect(await lastVerification({ ...lin, marketplaceId: (await aMarketplace()).id })).toBeNull();
  await verifyAndNote(lin);
  expect(await lastVerification(lin)).toMatchObject({ by: "Lin Mei", broken: null });
});
