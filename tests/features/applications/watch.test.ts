import { beforeAll, beforeEach, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, supply, type TestShop } from "#tests/support/shop";
import { checkWatches } from "~/features/applications/check-watches.server";
import { programPage } from "~/features/applications/program-page.server";
import { unwatchProgram, watchProgram } from "~/features/applications/watch.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";

let market: TestMarketplace;
let shop: TestShop;
const monday = new Date("2026-11-23T02:00:00Z");

beforeAll(() => setClock(monday));
beforeEach(async () => {
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
  shop = await aShop(market, { supplied: { "store.brushingRisk": 95 } });
});
const wish = () => ({ slug: "cold-start", storeUid: shop.storeUid });
const watching = async () =>
  (await programPage(shop.owner, "cold-start", shop.storeUid, monday))?.watching;
const letters = () =>
  inTenant(
    market.id,
    (tx) => tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM jobs.job WHERE name = 'tell-merchant'
      AND data->>'marketplaceId' = ${market.id}`,
  ).then(([row]) => row?.n);

test("it tells once, on the first look at which the shop qualifies", async () => {
  await watchProgram(shop.owner, wish());
  await watchProgram(shop.owner, wish());
  expect(await watching()).toBe(true);
  expect(await checkWatches(market.id)).toBe(0);
  await inTenant(market.id, (tx) =>
    supply(
      tx,
      market.id,
      shop.storeUid,
      { "store.brushingRisk": 5 },
      new Date("2026-11-22T00:00:00Z"),
    ),
  );
  expect(await checkWatches(market.id)).toBe(1);
  expect(await checkWatches(market.id)).toBe(0);
  expect([await watching(), await letters()]).toEqual([false, 1]);
});
test("called off, it tells nothing", async () => {
  await watchProgram(shop.owner, wish());
  await unwatchProgram(shop.owner, wish());
  expect(await watching()).toBe(false);
  const ready = await aShop(market);
  await watchProgram(ready.owner, { slug: "cold-start", storeUid: ready.storeUid });
  await unwatchProgram(ready.owner, { slug: "cold-start", storeUid: ready.storeUid });
  expect(await checkWatches(market.id)).toBe(0);
});
test("one's own shop and a program there is, or nothing", async () => {
  const other = await aShop(market);
  expect(await watchProgram(other.owner, wish())).toMatchObject({ because: "not-found" });
  expect(await watchProgram(shop.owner, { ...wish(), slug: "nothing" })).toMatchObject({
    because: "not-found",
  });
});
