import fc from "fast-check";
import { expect, test } from "vitest";
import { historyQuery } from "~/features/history/history-query";
import { parseSearch } from "~/features/history/search";

const nothing = {
  actor: [],
  action: [],
  object: [],
  request: [],
  before: [],
  after: [],
  words: [],
};

test.each([
  ["", {}],
  ["  ", {}],
  ["lin", { words: ["lin"] }],
  ["actor:lin", { actor: ["lin"] }],
  ["ACTOR:lin", { actor: ["lin"] }],
  ['actor:"Lin Mei" approved', { actor: ["Lin Mei"], words: ["approved"] }],
  ["actor:", { words: ["actor:"] }],
  ["object:application/app_1", { object: [{ kind: "application", id: "app_1" }] }],
  ["object:store", { object: [{ either: "store" }] }],
  ["before:status=A=B", { before: [{ field: "status", value: "A=B" }] }],
  ["after:status", { after: [{ field: "status", value: null }] }],
  ['after:"note=a b"', { after: [{ field: "note", value: "a b" }] }],
  ["ip:1.2.3.4", { words: ["ip:1.2.3.4"] }],
])("%s", (text, expected) => {
  expect(parseSearch(text)).toEqual({ ...nothing, ...expected });
});

test("any text is a search, and none is long", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2_000 }), (text) => {
      const search = parseSearch(text);
      expect(Object.values(search).flat().length).toBeLessThanOrEqual(20);
    }),
  );
});

test("an address that makes no sense is the whole list", () => {
  const search = new URLSearchParams({
    from: "yesterday",
    to: "2026-13-40",
    after: "x",
    before: "'",
  });
  expect(historyQuery(search)).toEqual({ q: "" });
});
