import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { record } from "~/features/history/record.server";
import { sealHistory } from "~/features/history/seal.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { requestScope } from "~/platform/log.server";

const author = (marketplaceId: string) => ({
  kind: "automatic" as const,
  marketplaceId,
  name: "demo",
});
const deed = {
  verb: "store-renamed",
  thing: { kind: "store", id: "s1" },
  before: { name: "A" },
  after: { name: "B" },
};

test("an entry says who, what, to which thing, before and after, in which request", async () => {
  const { id } = await aMarketplace();
  await requestScope.run({ requestId: "r-1" }, () =>
    inTenant(id, (tx) => record(tx, author(id), deed)),
  );
  const [entry] = await inTenant(id, (tx) => tx.auditEntry.findMany());
  expect(entry).toMatchObject({
    actorKind: "automatic",
    actorId: "demo",
    verb: "store-renamed",
    thingKind: "store",
    thingId: "s1",
    before: { name: "A" },
    after: { name: "B" },
    requestId: "r-1",
  });
});

test("an entry and its deed are kept together or not at all", async () => {
  const { id } = await aMarketplace();
  const failing = inTenant(id, async (tx) => {
    await record(tx, author(id), deed);
    throw new Error("the deed failed");
  });
  await expect(failing).rejects.toThrow("the deed failed");
  expect(await inTenant(id, (tx) => tx.auditEntry.count())).toBe(0);
});

const tables = ["audit_entry", "audit_block", "audit_seal"];
const changes = (table: string) => [
  `UPDATE ${table} SET marketplace_id = marketplace_id`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table}`,
];

test.each(tables.flatMap(changes))("the application is refused: %s", async (statement) => {
  const { id } = await aMarketplace();
  await inTenant(id, (tx) => record(tx, author(id), deed));
  await sealHistory(id);
  await expect(sqlInTenant(id, (sql) => sql.unsafe(statement))).rejects.toMatchObject({
    code: "42501",
  });
});

test.each(tables.flatMap(changes))("the owner is refused too: %s", async (statement) => {
  const { id } = await aMarketplace();
  await inTenant(id, (tx) => record(tx, author(id), deed));
  await sealHistory(id);
  await expect(
    withOwner(process.env.DATABASE_URL ?? "", (client) => client.query(statement)),
  ).rejects.toThrow(/history is append-only/);
});
