import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBetween, type Json } from "~/features/history/field-change";

test.each<[Json, Json, readonly [string, string | null, string | null][]]>([
  [null, null, []],
  [null, { a: 1 }, [["a", null, "1"]]],
  [{ a: 1 }, null, [["a", "1", null]]],
  [{ a: 1, b: 2 }, { a: 1, b: 3 }, [["b", "2", "3"]]],
  [{ a: { b: { c: true } } }, { a: { b: { c: false } } }, [["a.b.c", "true", "false"]]],
  [{ list: ["x"] }, { list: ["x", "y"] }, [["list", "x", "x, y"]]],
  [{ list: [{ x: 1 }] }, { list: [] }, [["list", '[{"x":1}]', ""]]],
  [{ a: null }, { a: "" }, [["a", "null", ""]]],
  [
    { a: {} },
    { a: { b: 1 } },
    [
      ["a", "{}", null],
      ["a.b", null, "1"],
    ],
  ],
  ["one", "two", [["", "one", "two"]]],
])("%j → %j", (before, after, expected) => {
  expect(
    changesBetween(before, after).map(({ path, before, after }) => [path, before, after]),
  ).toEqual(expected);
});

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
test("nothing differs from itself; turned round, before and after change places", () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(changesBetween(one, one)).toEqual([]);
      const there = changesBetween(one, other);
      const back = changesBetween(other, one);
      const turned = back.map(({ path, before, after }) => ({
        path,
        before: after,
        after: before,
      }));
      const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
      expect([...turned].sort(byPath)).toEqual([...there].sort(byPath));
    }),
  );
});
