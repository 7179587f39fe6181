import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, staff, type TestShop } from "#tests/support/shop";
import { catalogue } from "~/features/applications/catalogue.server";
import { programPage } from "~/features/applications/program-page.server";
import { startApplication } from "~/features/applications/start.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { moveProgram } from "~/features/programs/move.server";
import { publishProgram } from "~/features/programs/publish.server";
import { programBySlug } from "~/features/programs/read.server";
import { setClock } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { formOf, sent } from "./filled-in";

let market: TestMarketplace;
let shop: TestShop;
const monday = new Date("2026-11-23T02:00:00Z");

beforeAll(() => setClock(monday));
beforeEach(async () => {
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
  shop = await aShop(market);
});

const entries = async (of = shop) =>
  new Map(
    (await catalogue(of.owner, of.storeUid, monday)).map((entry) => [entry.program.slug, entry]),
  );
const programOf = async (slug: string) => {
  const program = await sqlInTenant(market.id, (sql) => programBySlug(sql, slug));
  if (program === null) throw new Error(slug);
  return program;
};
const republish = async (slug: string, change: (terms: ReturnType<typeof JSON.parse>) => void) => {
  const { id, version } = await programOf(slug);
  const { name, settings, rules, opensOn, closesOn } = version;
  const terms = JSON.parse(JSON.stringify({ name, settings, rules, opensOn, closesOn }));
  change(terms);
  const done = await publishProgram(staff(market.id, "program-manager"), publicId("program", id), {
    terms,
    reason: "Test",
  });
  if (!done.ok) throw new Error(JSON.stringify(done));
};

describe("the catalogue", () => {
  test("has every program with its conditions, the version they come from, and when it looked", async () => {
    const all = await entries();
    expect(all.size).toBe(8);
    expect(all.get("cold-start")).toMatchObject({
      group: "ready",
      met: 8,
      version: { number: 1 },
      evaluatedAt: monday,
      worth: { amountMinor: "10000", currency: "CNY" },
      budgetLeft: 10_000,
      placesLeft: null,
    });
    expect(all.get("zero-entry")?.placesLeft).toBe(20_000);
    expect([...all.values()][0]?.group).toBe("ready");
  });

  test("a program that can be had later says when, and is not ready", async () => {
    const star = (await entries()).get("rising-star");
    expect(star).toMatchObject({ opensOn: "2027-01-01", closesOn: "2027-01-10" });
    expect(star?.group).not.toBe("ready");
    await republish("cold-start", (terms) => {
      terms.opensOn = "2026-12-01";
    });
    expect((await entries()).get("cold-start")).toMatchObject({
      group: "almost",
      opensOn: "2026-12-01",
    });
    expect(
      await startApplication(shop.owner, { slug: "cold-start", storeUid: shop.storeUid }),
    ).toMatchObject({ because: "not-open" });
  });

  test("places go down with those who join, and the budget with what they were promised", async () => {
    await republish("cold-start", (terms) => {
      terms.settings.places = 1;
      terms.settings.impressionsPerMonth = 162_000;
    });
    expect((await entries()).get("cold-start")).toMatchObject({
      placesLeft: 1,
      budgetLeft: 10_000,
    });
    await sent(shop, "cold-start");
    const other = await aShop(market);
    expect((await entries(other)).get("cold-start")).toMatchObject({
      placesLeft: 0,
      budgetLeft: 5_000,
    });
  });

  test("a paused program leaves it, except for those who are in", async () => {
    await sent(shop, "cold-start");
    const { id } = await programOf("cold-start");
    await moveProgram(staff(market.id, "program-manager"), publicId("program", id), "PAUSED");
    expect((await entries()).get("cold-start")?.group).toBe("joined");
    const other = await aShop(market);
    expect((await entries(other)).has("cold-start")).toBe(false);
    expect(await programPage(other.owner, "cold-start", other.storeUid, monday)).toBeNull();
  });

  test("is empty for a shop that is not one's own, and for one there is none of", async () => {
    const other = await aShop(market);
    expect(await catalogue(shop.owner, other.storeUid, monday)).toEqual([]);
    expect(await catalogue(shop.owner, "nothing", monday)).toEqual([]);
    expect(
      await catalogue(staff((await aMarketplace()).id, "admin"), shop.storeUid, monday),
    ).toEqual([]);
    expect(await catalogue(staff(market.id, "auditor"), shop.storeUid, monday)).toHaveLength(8);
  });
});

describe("a product program", () => {
  const inFacts = (productUid: string, price: number) =>
    sqlInTenant(
      market.id,
      (sql) =>
        sql`INSERT INTO product_fact ${sql({
          marketplace_id: market.id,
          product_uid: productUid,
          store_uid: shop.storeUid,
          as_of: "2026-11-23",
          orders_paid_14d: 0,
          favorable_sample: 0,
          neg_review_sample: 0,
          return_sample: 0,
          qc_report_valid_days: 0,
          category: "home",
          price_index: price,
          price_index_sample: 5,
          quality_score: 90,
          stock_available: 900,
          stock_cover_days: 20,
          image_count: 6,
          has_video: true,
          is_lowest_90d: true,
        })}`,
    );

  test("answers for the product that comes nearest, and lists them all", async () => {
    const { currency } = market;
    await sqlInTenant(
      market.id,
      (sql) =>
        sql`INSERT INTO product ${sql({
          marketplace_id: market.id,
          product_uid: "cheap",
          store_uid: shop.storeUid,
          title: "Cheap bowl",
          category: "home",
          listed_at: "2026-11-01T00:00:00Z",
          price_minor: 100,
          currency,
        })}`,
    );
    await inFacts(shop.productUid, 12_000);
    await inFacts("cheap", 9_000);
    const page = await programPage(shop.owner, "hit-product", shop.storeUid, monday);
    expect(page?.entry.product?.uid).toBe("cheap");
    expect(page?.products.map(({ uid, outcome }) => [uid, outcome])).toEqual([
      ["cheap", "review"],
      [shop.productUid, "not_eligible"],
    ]);
  });
  test("without a product on sale is never ready, and needs one to apply", async () => {
    expect((await entries()).get("hit-product")).toMatchObject({ group: "not-yet", product: null });
    const wish = { slug: "hit-product", storeUid: shop.storeUid };
    expect(await startApplication(shop.owner, wish)).toMatchObject({ because: "product-needed" });
    expect(await startApplication(shop.owner, { ...wish, productUid: "nothing" })).toMatchObject({
      because: "not-found",
    });
    expect(
      await startApplication(shop.owner, {
        slug: "cold-start",
        storeUid: shop.storeUid,
        productUid: shop.productUid,
      }),
    ).toMatchObject({ because: "product-not-allowed" });
  });
});

test("the page has the offer, the rule in words with the pointers of its conditions, and all versions", async () => {
  await republish("cold-start", (terms) => {
    terms.settings.couponMinor = 20_000;
  });
  const page = await programPage(shop.owner, "cold-start", shop.storeUid, monday);
  expect(page?.versions.map(({ number, reason }) => [number, reason])).toEqual([
    [2, "Test"],
    [1, "Shipped template"],
  ]);
  expect(page?.offer.headline.en).toContain("¥200");
  expect(page?.rules.children.length).toBe(8);
  expect(page?.entry.conditions.map(({ pointer }) => pointer)[1]).toBe("/all/1");
  expect(page?.watching).toBe(false);
});

test("a draft begun under older terms is not sent until they were read and accepted anew", async () => {
  const started = await startApplication(shop.owner, {
    slug: "cold-start",
    storeUid: shop.storeUid,
  });
  const id = started.ok ? started.applicationId : "";
  await republish("cold-start", (terms) => {
    terms.settings.couponMinor = 1;
  });
  const { submitApplication } = await import("~/features/applications/submit.server");
  const { answerTask } = await import("~/features/applications/answer.server");
  const page = {
    revision: (await formOf(shop, id)).revision,
    task: "agreement",
    agreed: true,
  } as const;
  expect(await answerTask(shop.owner, id, page)).toMatchObject({ ok: true });
  const first = await submitApplication(shop.owner, id, {
    revision: (await formOf(shop, id)).revision,
    key: "k",
  });
  expect(first).toMatchObject({ ok: false, because: "terms-changed", details: { number: 2 } });
  expect((await formOf(shop, id)).tasks.find(({ key }) => key === "agreement")?.status).toBe(
    "not-started",
  );
});
