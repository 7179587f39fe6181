import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ended, endedPage } from "~/features/dashboards/mine";

const row = (id: string, day: number): Ended => ({
  kind: "application",
  id,
  at: new Date(Date.UTC(2026, 0, day)),
  row: {
    id,
    status: "WITHDRAWN",
    program: { en: id, zh: id },
    subject: "s",
    savedAt: new Date(0),
    answerBy: null,
  },
});
const first = { after: null, before: null };

describe("what is over, page by page", () => {
  test("nothing is one empty page", () => {
    expect(endedPage([], first, 2)).toEqual({ rows: [], total: 0, before: null, after: null });
  });
  test("the newest come first", () => {
    const page = endedPage([row("a", 1), row("b", 3), row("c", 2)], first, 2);
    expect(page.rows.map(({ id }) => id)).toEqual(["b", "c"]);
    expect([page.before, page.after]).toEqual([null, "c"]);
  });
  test("a place that is gone begins at the beginning", () => {
    const page = endedPage([row("a", 1)], { after: "gone", before: null }, 2);
    expect(page.rows.map(({ id }) => id)).toEqual(["a"]);
  });
  test("walking on and walking back both meet every row once, in one order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (days, size) => {
          const all = days.map((day, index) => row(`r${index}`, day));
          const onwards: string[] = [];
          let page = endedPage(all, first, size);
          onwards.push(...page.rows.map(({ id }) => id));
          while (page.after !== null) {
            page = endedPage(all, { after: page.after, before: null }, size);
            onwards.push(...page.rows.map(({ id }) => id));
          }
          const back = page.rows.map(({ id }) => id);
          while (page.before !== null) {
            page = endedPage(all, { after: null, before: page.before }, size);
            back.unshift(...page.rows.map(({ id }) => id));
          }
          expect(new Set(onwards).size).toBe(all.length);
          expect(back).toEqual(onwards);
        },
      ),
    );
  });
});
