import { describe, expect, test } from "vitest";
import { parseRule, ruleLimits, ruleSchema } from "~/features/eligibility/rule-schema";

const leaf = { metric: "store.ordersPaid30d", op: "gte", value: 30, onMissing: "FAIL" };
const errorsOf = (json: unknown) => {
  const parsed = parseRule(json);
  return parsed.ok ? [] : parsed.errors.map(({ pointer, code }) => [pointer, code]);
};
const nested = (depth: number): unknown => (depth === 0 ? leaf : { all: [nested(depth - 1)] });

describe("well-formed rules", () => {
  test("come out with their fields in one order, so that equal rules have equal text", () => {
    const jumbled = { onMissing: "FAIL", value: 30, op: "gte", metric: "store.ordersPaid30d" };
    expect(JSON.stringify(parseRule(jumbled))).toBe(JSON.stringify(parseRule(leaf)));
  });
  test.each([
    [leaf],
    [{ not: { any: [leaf, { all: [leaf] }] } }],
    [{ metric: "store.kycVerified", op: "eq", value: true, onMissing: "REVIEW" }],
    [{ metric: "store.sizeClass", op: "in", value: ["MICRO", "SMALL"], onMissing: "FAIL" }],
    [{ metric: "store.primaryCategory", op: "nin", value: ["O'Neill \\ 茶"], onMissing: "FAIL" }],
    [{ metric: "store.experienceScore", op: "between", value: [460, 469], onMissing: "PASS" }],
    [{ metric: "program.priorCount(cold-start)", op: "eq", value: 0, onMissing: "FAIL" }],
    [{ metric: "store.returnRate30d", op: "lte", value: 600, minSample: 30, onMissing: "PASS" }],
  ])("%j", (json) => {
    expect(parseRule(json)).toEqual({ ok: true, rule: json });
  });
  test("known and unknown decide missing values themselves and need no policy", () => {
    expect(parseRule({ metric: "store.experienceScore", op: "known" })).toMatchObject({ ok: true });
  });
  test("the deepest allowed nesting is allowed", () => {
    expect(errorsOf(nested(ruleLimits.depth))).toEqual([]);
  });
});

describe("malformed rules name the place and the reason", () => {
  test.each([
    [null, "", "not-a-rule"],
    [[leaf], "", "not-a-rule"],
    ["store.ordersPaid30d >= 30", "", "not-a-rule"],
    [{}, "", "not-a-rule"],
    [{ all: [leaf], any: [leaf] }, "", "not-a-rule"],
    [{ all: [leaf], name: "x" }, "/name", "unknown-field"],
    [{ all: leaf }, "/all", "not-a-list"],
    [{ all: [] }, "/all", "empty-group"],
    [{ any: [leaf, { not: {} }] }, "/any/1/not", "not-a-rule"],
    [{ ...leaf, "a/b~c": 1 }, "/a~1b~0c", "unknown-field"],
    [
      JSON.parse(`{"__proto__": 1, ${JSON.stringify(leaf).slice(1)}`),
      "/__proto__",
      "unknown-field",
    ],
    [{ ...leaf, metric: "store.score" }, "/metric", "unknown-metric"],
    [{ ...leaf, metric: "constructor" }, "/metric", "unknown-metric"],
    [{ ...leaf, op: ">=" }, "/op", "unknown-op"],
    [{ ...leaf, metric: "store.kycVerified", value: true }, "/op", "op-not-for-type"],
    [{ ...leaf, metric: "store.sizeClass", value: "MICRO" }, "/op", "op-not-for-type"],
    [{ metric: leaf.metric, op: "gte", onMissing: "FAIL" }, "/value", "missing-field"],
    [{ ...leaf, value: null }, "/value", "wrong-type"],
    [{ ...leaf, value: "30" }, "/value", "wrong-type"],
    [{ ...leaf, value: 30.5 }, "/value", "not-an-integer"],
    [{ ...leaf, value: Number.NaN }, "/value", "not-an-integer"],
    [{ ...leaf, value: 2 ** 53 }, "/value", "out-of-range"],
    [{ ...leaf, metric: "store.experienceScore", value: 4.7 }, "/value", "not-an-integer"],
    [{ ...leaf, metric: "store.experienceScore", value: 4700 }, "/value", "out-of-range"],
    [{ ...leaf, op: "in", value: 30 }, "/value", "not-a-list"],
    [{ ...leaf, op: "in", value: [] }, "/value", "empty-list"],
    [{ ...leaf, op: "nin", value: [1, null] }, "/value/1", "wrong-type"],
    [{ ...leaf, op: "in", value: [1, 2, 1] }, "/value/2", "listed-twice"],
    [{ ...leaf, op: "between", value: [3] }, "/value", "not-a-list"],
    [{ ...leaf, op: "between", value: [3, 1] }, "/value", "wrong-order"],
    [{ ...leaf, op: "known" }, "/value", "unknown-field"],
    [{ metric: leaf.metric, op: "gte", value: 30 }, "/onMissing", "missing-field"],
    [{ ...leaf, onMissing: "pass" }, "/onMissing", "wrong-type"],
    [{ ...leaf, minSample: 5 }, "/minSample", "no-sample"],
    [{ ...leaf, metric: "store.returnRate30d", minSample: 0 }, "/minSample", "wrong-type"],
    [
      { metric: "store.sizeClass", op: "eq", value: "TINY", onMissing: "FAIL" },
      "/value",
      "not-a-code",
    ],
    [
      { metric: "store.primaryCategory", op: "eq", value: "a\u0000b", onMissing: "FAIL" },
      "/value",
      "not-a-code",
    ],
    [
      { metric: "store.primaryCategory", op: "eq", value: " ", onMissing: "FAIL" },
      "/value",
      "not-a-code",
    ],
    [nested(ruleLimits.depth + 1), "/all/0".repeat(ruleLimits.depth + 1), "too-deep"],
    [
      { all: Array.from({ length: ruleLimits.leaves + 1 }, () => leaf) },
      `/all/${ruleLimits.leaves}`,
      "too-large",
    ],
  ])("%j", (json, pointer, code) => {
    expect(errorsOf(json)).toContainEqual([pointer, code]);
  });
  test("every error is reported, in both languages", () => {
    const parsed = parseRule({
      all: [
        { ...leaf, value: 1.5 },
        { ...leaf, op: "near" },
      ],
    });
    expect(parsed).toMatchObject({
      ok: false,
      errors: [
        { pointer: "/all/0/value", message: { en: "Expected a whole number.", zh: "应为整数。" } },
        { pointer: "/all/1/op" },
      ],
    });
  });
  test("a near miss is named", () => {
    const parsed = parseRule({ ...leaf, metric: "experienceScore" });
    expect(JSON.stringify(parsed)).toContain("Did you mean store.experienceScore?");
  });
  test("a hostile document gets a bounded answer", () => {
    const errors = errorsOf({ all: Array.from({ length: 100_000 }, () => ({ x: 1 })) });
    expect(errors.length).toBeLessThanOrEqual(ruleLimits.errors + 1);
    let deep: unknown = leaf;
    for (let level = 0; level < 100_000; level += 1) deep = { not: deep };
    expect(errorsOf(deep)).toHaveLength(1);
  });
});

test("doors that speak zod get the same errors with a path", () => {
  const read = ruleSchema.safeParse({ all: [{ ...leaf, value: "30" }] });
  expect(read.error?.issues[0]).toMatchObject({ path: ["all", "0", "value"] });
});
