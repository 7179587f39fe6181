import fc from "fast-check";
import { expect, test } from "vitest";
import { poolId, poolOf } from "~/features/traffic/pool-id";

test.each([
  [{ surface: "feed", category: "food", region: "Zhejiang" }, "feed|food|Zhejiang"],
  [{ surface: "feed", category: "food", region: "*" }, "feed|food|*"],
  [{ surface: "a|b", category: "c\\", region: "浙江" }, "a\\|b|c\\\\|浙江"],
])("%o is %s", (pool, id) => {
  expect(poolId(pool)).toBe(id);
  expect(poolOf(id)).toEqual(pool);
});

test.each(["", "feed", "feed|food", "feed|food|", "|food|x", "a|b|c|d", "a|b|c\\"])(
  "%s names no pool",
  (text) => {
    expect(poolOf(text)).toBeNull();
  },
);

test("every pool has its own name", () => {
  const part = fc.string({ minLength: 1, unit: "binary" });
  const pool = fc.record({ surface: part, category: part, region: part });
  fc.assert(
    fc.property(pool, (each) => {
      expect(poolOf(poolId(each))).toEqual(each);
    }),
  );
});
