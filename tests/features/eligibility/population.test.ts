import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "~/features/eligibility/evaluate";
import { nearMissDistance } from "~/features/eligibility/near-miss";
import {
  countsSql,
  eligibleCountsSql,
  leavesIn,
  masksSql,
  nearMissesSql,
  type Population,
  passSharesSql,
  segmentCountsSql,
  whatIfCausesSql,
  whatIfSampleSql,
  whatIfSql,
} from "~/features/eligibility/population";
import type { EligibilityOutcome, Rule } from "~/features/eligibility/rule";
import type { Facts } from "~/features/metrics/fact";
import { columns, metrics, rules, rulesOver, shops } from "./random-rules";
import { shopTable } from "./shop-table";

const table = await shopTable();
afterAll(() => table.end());

const shopCount = 400;
const facts: readonly Facts[] = shops(shopCount, 23);
beforeAll(() => table.fill(facts));

const everybody: Population = { from: "shop", key: "id", columns };
const segment = `v${metrics.indexOf("store.sizeClass")}`;
/** A made-up share for every leaf, so that conditions change places. */
const passShare = (leaf: unknown) => (JSON.stringify(leaf).length % 17) / 17;
const measured: Population = { ...everybody, passShare };

const someRules = fc.sample(rules, 2);
const is = (rule: Rule, outcome: EligibilityOutcome) => (shop: Facts) =>
  evaluate(rule, shop) === outcome;
const count = (test: (shop: Facts) => boolean) => facts.filter(test).length;

const many = fc.array(rules, { minLength: 8, maxLength: 8 });
const check = (property: (rules: readonly Rule[]) => Promise<void>, numRuns = 60) =>
  fc.assert(fc.asyncProperty(many, property), { numRuns, endOnFailure: true });

describe("one statement for many rules says what the rules say one by one", () => {
  test("masks, one bit a rule", () =>
    check(async (eight) => {
      const expected = facts.flatMap((shop, key) => {
        const mask = (outcome: EligibilityOutcome) =>
          eight.reduce((bits, rule, at) => (is(rule, outcome)(shop) ? bits | (1 << at) : bits), 0);
        const [eligible, unknown] = [mask("eligible"), mask("review")];
        return eligible === 0 && unknown === 0 ? [] : [{ key, eligible, unknown }];
      });
      for (const population of [everybody, measured]) {
        const found = await table.rows(`${masksSql(eight, population)} ORDER BY key`);
        expect([...found]).toEqual(expected);
      }
    }));
  test("counts, over all and by segment", () =>
    check(async (eight) => {
      const [row] = await table.rows(countsSql(eight, everybody));
      const [eligible] = await table.rows(eligibleCountsSql(eight, measured));
      const segments = await table.rows(segmentCountsSql(eight, everybody, segment));
      expect(row?.total).toBe(shopCount);
      for (const [at, rule] of eight.entries()) {
        expect(row?.[`e${at}`]).toBe(count(is(rule, "eligible")));
        expect(row?.[`u${at}`]).toBe(count(is(rule, "review")));
        expect(eligible?.[`e${at}`]).toBe(count(is(rule, "eligible")));
        for (const part of segments) {
          const inside = (shop: Facts) => (shop["store.sizeClass"]?.value ?? null) === part.segment;
          expect(part[`e${at}`]).toBe(count((shop) => inside(shop) && is(rule, "eligible")(shop)));
        }
      }
    }));
  test("only the rows that the caller names", async () => {
    const [row] = await table.rows(countsSql(someRules, { ...everybody, where: "id < 10" }));
    expect(row?.total).toBe(10);
  });
});

describe("what a draft would change", () => {
  test("who stays, comes in, drops out and stays outside", () =>
    check(async ([live, draft]) => {
      if (live === undefined || draft === undefined) return;
      const [row] = await table.rows(whatIfSql(live, draft, everybody));
      const [was, is_] = [is(live, "eligible"), is(draft, "eligible")];
      const cells = {
        stays: (shop: Facts) => was(shop) && is_(shop),
        in: (shop: Facts) => !was(shop) && is_(shop),
        out: (shop: Facts) => was(shop) && !is_(shop),
        outside: (shop: Facts) => !was(shop) && !is_(shop),
      };
      expect(row).toEqual({
        stays: count(cells.stays),
        in: count(cells.in),
        out: count(cells.out),
        outside: count(cells.outside),
        unknown_before: count(is(live, "review")),
        unknown_after: count(is(draft, "review")),
      });
      const sample = await table.rows(whatIfSampleSql(live, draft, everybody, "in", 5));
      const expected = facts.flatMap((shop, key) => (cells.in(shop) ? [{ key }] : []));
      expect([...sample]).toEqual(expected.slice(0, 5));
      const bySegment = await table.rows(whatIfSql(live, draft, everybody, segment));
      const sum = bySegment.reduce((total, part) => total + part.out, 0);
      expect(sum).toBe(count(cells.out));
    }));
  test("which conditions the change comes from", () =>
    check(async ([live, draft]) => {
      if (live === undefined || draft === undefined) return;
      const [row] = await table.rows(whatIfCausesSql(live, draft, everybody));
      const out = (shop: Facts) => is(live, "eligible")(shop) && !is(draft, "eligible")(shop);
      for (const [at, leaf] of leavesIn(draft).entries()) {
        expect(row?.[`out${at}`]).toBe(count((shop) => out(shop) && !is(leaf, "eligible")(shop)));
      }
    }));
});

describe("near misses", () => {
  const nearest = (rule: Rule, limit: number) =>
    facts
      .map((shop, key) => ({ key, distance: nearMissDistance(rule, shop) }))
      .filter(({ distance }) => distance !== null)
      .sort((left, right) => Number(left.distance) - Number(right.distance) || left.key - right.key)
      .slice(0, limit);
  const figures = rulesOver([
    "store.daysSinceOpened",
    "store.ordersPaidLifetime",
    "store.gmvPaid30d",
    "store.experienceScore",
    "store.returnRate30d",
    "store.kycVerified",
    "store.sizeClass",
  ]);
  const conjunctions = fc
    .array(fc.array(figures, { minLength: 2, maxLength: 6 }), { minLength: 4, maxLength: 4 })
    .map((groups) => groups.map((all): Rule => ({ all })));
  test("the same subjects in the same order, for one rule and for several at once", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(conjunctions, async (four) => {
        const expected = four.map((rule) => nearest(rule, 10));
        found += expected.flat().length;
        for (const [at, rule] of four.entries()) {
          const rows = await table.rows(nearMissesSql([rule], measured, 10, 50));
          expect(rows.map(({ key, distance }) => ({ key, distance }))).toEqual(expected[at]);
        }
        const rows = await table.rows(nearMissesSql(four, everybody, 10));
        expect([...rows]).toEqual(
          expected.flatMap((list, rule) => list.map((row) => ({ rule, ...row }))),
        );
      }),
      { numRuns: 120, endOnFailure: true },
    );
    expect(found).toBeGreaterThan(100);
  });
});

test("the share that passes each leaf is measured", () =>
  check(async ([rule]) => {
    const leaves = rule === undefined ? [] : leavesIn(rule);
    const [row] = await table.rows(passSharesSql(leaves, everybody));
    for (const [at, leaf] of leaves.entries()) {
      expect(row?.[`p${at}`]).toBeCloseTo(count(is(leaf, "eligible")) / shopCount);
    }
  }, 20));
