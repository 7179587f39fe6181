import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { inTenant, prisma, sql, sqlInTenant } from "~/platform/database.server";

process.env.DATABASE_POOL = "3";
const requests = 2_000;

/** mulberry32: the seed is printed, so that a failure can be repeated. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`${requests} interleaved requests with errors on three connections: none keeps a marketplace`, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`SEED=${seed}`);
  const roll = dice(seed);
  const markets = await Promise.all([1, 2, 3, 4].map(() => aMarketplace()));
  await Promise.all(
    markets.map(({ id: marketplaceId }, n) =>
      inTenant(marketplaceId, async (tx) => {
        for (let entity = 0; entity <= n; entity += 1)
          await tx.legalEntity.create({
            data: { marketplaceId, entityUid: `e${entity}`, legalName: "E", kind: "COMPANY" },
          });
      }),
    ),
  );
  const trouble = new Error("on purpose");
  const kinds: ((n: number, id: string) => Promise<void>)[] = [
    async (n, id) => expect(await inTenant(id, (tx) => tx.legalEntity.count())).toBe(n + 1),
    async (n, id) => {
      const [row] = await sqlInTenant(id, (tx) => tx`SELECT count(*) FROM legal_entity`);
      expect(row?.count).toBe(n + 1);
    },
    async () => expect(await prisma().legalEntity.count()).toBe(0),
    async () => {
      const [row] = await sql()`SELECT current_setting('slipway.marketplace', true) AS market,
        (SELECT count(*) FROM legal_entity) AS count`;
      expect(row?.market ?? "").toBe("");
      expect(row?.count).toBe(0);
    },
    async (_, id) => {
      const failed = inTenant(id, async (tx) => {
        await tx.legalEntity.count();
        throw trouble;
      });
      await expect(failed).rejects.toBe(trouble);
    },
    async (_, id) => {
      await expect(sqlInTenant(id, (tx) => tx`SELECT 1 / 0`)).rejects.toThrow(/division by zero/);
    },
    async (_, id) => {
      const cancelled = sqlInTenant(id, async (tx) => {
        await tx`SET LOCAL statement_timeout = 1`;
        await tx`SELECT pg_sleep(1)`;
      });
      await expect(cancelled).rejects.toThrow(/statement timeout/);
    },
  ];
  const waiting = Array.from({ length: requests }, () => {
    const n = Math.floor(roll() * markets.length);
    const kind = kinds[Math.floor(roll() * kinds.length)];
    return () => kind?.(n, markets[n]?.id ?? "");
  });
  const hand = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await next();
  };
  await Promise.all(Array.from({ length: 12 }, hand));
});

test("after a transaction the setting is empty, not the last marketplace", async () => {
  const { id } = await aMarketplace();
  await sqlInTenant(id, (tx) => tx`SELECT 1`);
  const seen = await Promise.all(
    Array.from(
      { length: 9 },
      () => sql()`SELECT current_setting('slipway.marketplace', true) AS market`,
    ),
  );
  expect(seen.flat().filter(({ market }) => market !== null && market !== "")).toEqual([]);
});
