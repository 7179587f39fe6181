import { beforeAll, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { type DueGrant, endGrants, handOver } from "~/features/enrollments/lever.server";
import { kindCodes } from "~/features/metrics/dictionary";
import type { Lever } from "~/features/programs/kind";
import { kindOf } from "~/features/programs/kinds";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

let market: TestMarketplace;
beforeAll(async () => {
  market = await aMarketplace();
});

const tables: Readonly<Record<Lever, string>> = {
  "traffic-guarantee": "traffic_grant",
  "deposit-relief": "deposit_relief_grant",
  "deposit-deferral": "deposit_deferral_grant",
  "return-subsidy": "subsidy_cover",
  reward: "reward_grant",
  "hit-support": "hit_support_grant",
  "sale-terms": "sale_agreement",
};
const rowsOf = (grantIds: readonly string[], table: string) =>
  sqlInTenant(
    market.id,
    (sql) => sql<{ grant_id: string; ended_on: string | null }[]>`
    SELECT grant_id, ended_on FROM ${sql(table)} WHERE grant_id = ANY(${[...grantIds]}::uuid[])`,
  );

test.each(kindCodes)(
  "everything %s gives arrives in the room of its lever, and ends there",
  async (code) => {
    const kind = kindOf(code);
    const due = kind.benefits(kind.template("CNY"), {}, { "supply-price": 7_000 }).map(
      ({ gives }): DueGrant => ({
        grantId: newId(),
        storeUid: "s",
        productUid: "p",
        currency: "CNY",
        gives,
        fromDay: "2026-11-24",
        toDay: "2026-12-24",
      }),
    );
    await sqlInTenant(market.id, async (sql) => {
      await handOver(sql, market.id, due);
      await handOver(sql, market.id, due);
    });
    for (const { grantId, gives } of due)
      expect(await rowsOf([grantId], tables[gives.lever])).toEqual([
        { grant_id: grantId, ended_on: null },
      ]);
    const ended = due.map(({ grantId, gives }) => ({ grantId, lever: gives.lever }));
    await sqlInTenant(market.id, (sql) => endGrants(sql, market.id, ended, "2026-11-30"));
    for (const { grantId, gives } of due)
      expect(await rowsOf([grantId], tables[gives.lever])).toMatchObject([
        { ended_on: "2026-11-30" },
      ]);
  },
);

test("a product benefit without a product is a bug, and says so", async () => {
  const kind = kindOf("hit-product");
  const [benefit] = kind.benefits(kind.template("CNY"), {}, {});
  if (benefit === undefined) throw new Error("no benefit");
  const due = {
    grantId: newId(),
    storeUid: "s",
    productUid: null,
    currency: "CNY",
    gives: benefit.gives,
    fromDay: "2026-11-24",
    toDay: null,
  };
  await expect(sqlInTenant(market.id, (sql) => handOver(sql, market.id, [due]))).rejects.toThrow(
    "needs a product",
  );
});
