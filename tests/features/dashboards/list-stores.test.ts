import { beforeAll, beforeEach, expect, test } from "vitest";
import type { TestMarketplace } from "#tests/support/marketplace";
import { signedIn } from "#tests/support/sign-in";
import { listStores } from "~/features/dashboards/list-stores.server";
import { countStores } from "~/features/dashboards/matching-stores.server";
import { momentOf } from "~/features/dashboards/moment.server";
import { populationAnswers } from "~/features/dashboards/population.server";
import { storeQuery } from "~/features/dashboards/store-query";
import type { StaffActor } from "~/features/people/actor";
import { programsInForce } from "~/features/programs/read.server";
import { setClock } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { aCase, aStockedMarketplace, aStore, clock, hoursFrom } from "./cases";

let here: TestMarketplace;
let actor: StaffActor;
const query = (text = "") => storeQuery(new URLSearchParams(text));

beforeAll(async () => {
  setClock(clock);
  here = await aStockedMarketplace();
  const there = await aStockedMarketplace();
  actor = (await signedIn("auditor", { marketplace: here })).actor;
  await aStore(here, "old", "Old Harbour", { openedAt: hoursFrom(-24 * 400) });
  await aStore(here, "new", "New Quay", { openedAt: hoursFrom(-24 * 3), products: 2 });
  await aStore(here, "bare", "Bare Slip", { openedAt: hoursFrom(-24 * 5), products: 0 });
  await aStore(here, "unknown", "Unknown Pier", { verified: false, products: 0 });
  await aStore(there, "new", "Elsewhere Quay");
  await aCase(here, { storeUid: "new" });
  await aCase(there, { storeUid: "new" });
  await withFacts(here, "old", 400, true);
  await withFacts(here, "new", 3, true);
  await withFacts(here, "bare", 5, null);
  await withFacts(there, "new", 3, true);
});
beforeEach(() => setClock(clock));

/** Zeros and nothing known, but for the two metrics the tests turn on. */
async function withFacts(
  { id }: TestMarketplace,
  storeUid: string,
  daysSinceOpened: number,
  kycVerified: boolean | null,
) {
  await inTenant(id, async (tx) => {
    const columns = await tx.$queryRaw<{ name: string; type: string }[]>`
      SELECT column_name::text AS name, data_type::text AS type FROM information_schema.columns
      WHERE table_name = 'store_fact' AND is_nullable = 'NO' AND column_default IS NULL`;
    const given: Record<string, string> = {
      marketplace_id: `'${id}'`,
      store_uid: `'${storeUid}'`,
      as_of: "'2026-11-22'",
      primary_category: "'apparel'",
    };
    const zero = (type: string) => (type === "boolean" ? "false" : "0");
    const values = columns.map(({ name, type }) => given[name] ?? zero(type));
    const names = columns.map(({ name }) => name);
    await tx.$executeRawUnsafe(`
      INSERT INTO store_fact (${names}, days_since_opened, kyc_verified)
      VALUES (${values}, ${daysSinceOpened}, ${kycVerified})`);
  });
}

test.each([
  ["", ["New Quay", "Bare Slip", "Unknown Pier", "Old Harbour"]],
  ["sort=name", ["Bare Slip", "New Quay", "Old Harbour", "Unknown Pier"]],
  ["opened=week", ["New Quay", "Bare Slip"]],
  ["onSale=on", ["New Quay", "Old Harbour"]],
  ["verified=on&sort=name", ["Bare Slip", "New Quay", "Old Harbour"]],
  ["q=quay", ["New Quay"]],
  ["q=ent-new", ["New Quay"]],
  ["q=pier ltd", ["Unknown Pier"]],
  ["category=food", []],
])("?%s", async (text, expected) => {
  const { rows, total } = await listStores(actor, query(text));
  expect(rows.map(({ name }) => name)).toEqual(expected);
  expect(total).toBe(expected.length);
});

test("a row counts what is its own, here", async () => {
  const { rows } = await listStores(actor, query("q=quay"));
  expect(rows[0]).toMatchObject({
    uid: "new",
    entity: "New Quay Ltd",
    onSale: 2,
    verified: true,
    openApplications: 1,
    enrolled: 0,
  });
});

test("page after page shows every store once", async () => {
  const seen: string[] = [];
  let after: string | null = "";
  while (after !== null) {
    const page = await listStores(actor, query(`sort=-name${after && `&after=${after}`}`), 1);
    seen.push(...page.rows.map(({ name }) => name));
    after = page.after;
  }
  expect(seen).toEqual(["Unknown Pier", "Old Harbour", "New Quay", "Bare Slip"]);
});

test("every program's answers about the population are the rows of three lists", async () => {
  const moment = await momentOf(here.id);
  const { programs, answers, factsOf } = await sqlInTenant(here.id, async (sql) => {
    const programs = await programsInForce(sql);
    return { programs, ...(await populationAnswers(sql, actor, programs, moment)) };
  });
  expect(programs).toHaveLength(8);
  expect(factsOf).toBe("2026-11-22");
  for (const { slug } of programs) {
    const listed = await Promise.all(
      (["eligible", "review", "not_eligible"] as const).map(async (outcome) => {
        const page = await listStores(actor, query(`program=${slug}&outcome=${outcome}`));
        expect(page.rows).toHaveLength(page.total);
        return page.total;
      }),
    );
    const { eligible = -1, review = -1, notEligible = -1 } = answers.get(slug) ?? {};
    expect([slug, eligible, review, notEligible]).toEqual([slug, ...listed]);
    expect(eligible + review + notEligible).toBe(3);
  }
});

test("an outcome of a program that is not ours filters nothing", async () => {
  const { total } = await listStores(actor, query("program=nonsense&outcome=eligible"));
  expect(total).toBe(4);
});

test("counts of the overview are counts of the list", async () => {
  const moment = await momentOf(here.id);
  for (const filter of [{}, { opened: "week" }, { onSale: "on" }, { verified: "on" }] as const) {
    const count = await sqlInTenant(here.id, (sql) => countStores(sql, actor, filter, moment));
    expect(count).toBe((await listStores(actor, { ...query(), ...filter })).rows.length);
  }
});
