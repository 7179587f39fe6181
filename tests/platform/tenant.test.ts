import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { inTenant, prisma, sqlInTenant } from "~/platform/database.server";
import { tenantStatement } from "~/platform/tenant.server";

const entity = (marketplaceId: string) => ({
  marketplaceId,
  entityUid: "e1",
  legalName: "Yunzhi Ltd",
  kind: "COMPANY",
});

test("a row is seen in its own marketplace and in no other", async () => {
  const [ours, theirs] = [await aMarketplace(), await aMarketplace()];
  await inTenant(ours.id, (tx) => tx.legalEntity.create({ data: entity(ours.id) }));
  expect(await inTenant(ours.id, (tx) => tx.legalEntity.count())).toBe(1);
  expect(await inTenant(theirs.id, (tx) => tx.legalEntity.count())).toBe(0);
  expect(await prisma().legalEntity.count()).toBe(0);
  const [row] = await sqlInTenant(theirs.id, (sql) => sql`SELECT count(*) FROM legal_entity`);
  expect(row).toEqual({ count: 0 });
});

test("a row of another marketplace cannot be written", async () => {
  const [ours, theirs] = [await aMarketplace(), await aMarketplace()];
  await expect(
    inTenant(ours.id, (tx) => tx.legalEntity.create({ data: entity(theirs.id) })),
  ).rejects.toThrow(/row-level security/);
});

test("only a UUID becomes a tenant setting", () => {
  expect(() => tenantStatement("x'; RESET ROLE; --")).toThrow("not a marketplace id");
});
