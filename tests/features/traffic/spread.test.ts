import { beforeAll, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { staff } from "#tests/support/shop";
import { aPool } from "#tests/support/traffic-plan";
import { automatic } from "~/features/people/actor";
import { NotAllowed } from "~/features/people/may";
import { allocationRule } from "~/features/traffic/allocation-rule";
import { gini } from "~/features/traffic/fairness";
import { defaultSetting } from "~/features/traffic/setting";
import { readSpreads } from "~/features/traffic/spread.server";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const today = "2026-11-23";
let marketplaceId = "";

beforeAll(async () => {
  ({ id: marketplaceId } = await aMarketplace());
  const own = { marketplace_id: marketplaceId };
  await sqlInTenant(marketplaceId, async (sql) => {
    const store = (n: number, wish: object = {}) => ({
      ...own,
      ...{ store_uid: `s${n}`, entity_uid: `e${n}`, name: `s${n}`, version: 1, agri: false },
      ...{ opened_at: new Date("2026-01-01"), closed_at: null, primary_category: "food" },
      categories: [],
      ...wish,
    });
    await sql`INSERT INTO store ${sql([
      store(1, { agri: true }),
      store(2, { opened_at: new Date("2026-11-01") }),
      store(3),
      store(4),
      store(5, { closed_at: new Date("2026-05-01") }),
      store(6, { opened_at: new Date("2026-12-01") }),
    ])}`;
    await sql`INSERT INTO legal_entity ${sql([
      {
        ...own,
        entity_uid: "e2",
        legal_name: "Two",
        kind: "COMPANY",
        size_class: "MICRO",
        version: 1,
      },
      {
        ...own,
        entity_uid: "e3",
        legal_name: "Three",
        kind: "COMPANY",
        size_class: "LARGE",
        version: 1,
      },
    ])}`;
    const grant = {
      ...own,
      kind: "guarantee",
      impressions: 1_000,
      make_good_bps: 0,
      make_good_days: 0,
    };
    await sql`INSERT INTO traffic_grant ${sql(
      [1, 2, 4].map((n) => ({
        ...grant,
        ...{ grant_id: newId(), store_uid: `s${n}` },
        ...{ from_day: "2026-11-10", to_day: n === 4 ? "2026-11-11" : "2026-11-30" },
      })),
    )}`;
    let number = 0;
    const report = (
      n: number,
      kind: string,
      impressions: number,
      unique: number | null,
      day = "2026-11-20",
    ) => {
      number += 1;
      return {
        ...own,
        ...aPool,
        ...{
          report_uid: `r${number}`,
          store_uid: `s${n}`,
          kind,
          impressions,
          unique_users: unique,
          day,
        },
        ...{ hour: new Date(`${day}T02:00:00Z`), occurred_at: new Date(`${day}T03:00:00Z`) },
      };
    };
    await sql`INSERT INTO impression_report ${sql([
      report(1, "SUPPORT", 300, 100),
      report(2, "SUPPORT", 300, null),
      report(2, "NATURAL", 100, 100),
      report(3, "PAID", 500, 500),
      report(3, "NATURAL", 9_999, 9_999, "2026-10-25"),
      report(3, "NATURAL", 9_999, 9_999, today),
    ])}`;
  });
});

test("support is spread over those it was promised to, all traffic over all stores that were open", async () => {
  const { from, to, support, all, setting } = await readSpreads(
    staff(marketplaceId, "auditor"),
    today,
  );
  expect([from, to, setting]).toEqual(["2026-10-26", "2026-11-22", defaultSetting]);
  expect(support).toMatchObject({
    ...{ stores: 3, impressions: 400 },
    ...{ toSmall: 7_500, toAgricultural: 2_500, toNew: 7_500 },
  });
  expect(support.gini).toBeCloseTo(gini([0, 100, 300]) as number, 12);
  expect(support.curve[0]).toEqual({ stores: 0, traffic: 0 });
  expect(support.curve.at(-1)).toEqual({ stores: 1, traffic: 1 });
  expect(support.curve).toContainEqual({ stores: 2 / 3, traffic: 0.25 });
  expect(all).toMatchObject({
    stores: 4,
    impressions: 1_000,
    toSmall: 4_000,
    toAgricultural: 1_000,
  });
  expect(all.gini).toBeCloseTo(gini([100, 400, 500, 0]) as number, 12);
});

test("where nothing was shown there is no figure, and no curve", async () => {
  const { id } = await aMarketplace();
  const { all } = await readSpreads(staff(id, "auditor"), today);
  expect(all).toEqual({
    ...{ stores: 0, impressions: 0, gini: null, curve: [] },
    ...{ toSmall: null, toAgricultural: null, toNew: null },
  });
});

test("whom it does not concern reads nothing", () => {
  expect(() => readSpreads(automatic(marketplaceId, "payments"), today)).toThrow(NotAllowed);
});

test("the published rule says the marketplace's own figures, in both languages", () => {
  const setting = { ...defaultSetting, version: 4, supportShareBps: 2_750, arrivalsBps: 600 };
  const clauses = allocationRule(setting);
  const said = clauses.map(({ text }) => text);
  for (const figure of ["27.5%", "35%", "6%", "4%", "0.5%", "3"])
    expect(
      said.some(({ en, zh }) => en.includes(figure) && zh.includes(figure)),
      figure,
    ).toBe(true);
  for (const { title, text } of clauses)
    for (const { en, zh } of [title, text]) {
      expect(en).toMatch(/^[A-Z]/);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  const keys = allocationRule(defaultSetting).map(({ key }) => key);
  expect(keys).not.toContain("arrivals");
  expect(keys).toContain("paid");
});
