import { expect, test } from "vitest";
import {
  type Answer,
  moved,
  nextMonthly,
  type Standing,
  soonestEnd,
} from "~/features/enrollments/checks/standing";
import type { Watch } from "~/features/enrollments/checks/watch";
import { addDays } from "~/values/day";

const rule = { metric: "store.ordersPaid30d", op: "lt", value: 1, onMissing: "FAIL" } as const;
const way = (exit: Partial<NonNullable<Watch["exit"]>>): Watch => {
  const clause = {
    key: "way",
    rule,
    immediate: false,
    graceDays: 0,
    check: "daily" as const,
    consecutiveChecks: 1,
    clawBack: false,
    ...exit,
  };
  return { key: "way", rule, sure: rule, wanted: rule, check: clause.check, exit: clause };
};
const answers: Readonly<Record<string, Answer>> = { h: "hit", c: "clear", u: "unknown" };

/** One letter a check: hit, clear or unknown. What stands afterwards, and after which check it ended. */
function lived(watch: Watch, checks: string, stepDays = 1, from = "2026-12-01") {
  let standing: Standing = {};
  for (const [at, letter] of [...checks].entries()) {
    const day = watch.check === "monthly" ? months(from, at) : addDays(from, at * stepDays);
    const answer = answers[letter];
    if (answer === undefined) throw new Error(`no such answer: ${letter}`);
    const after = moved(standing, [{ watch, answer }], day);
    if (after.removedBy !== null) return { endedAt: at + 1 };
    standing = after.standing;
  }
  return standing.way ?? null;
}
const months = (day: string, count: number): string =>
  count === 0 ? day : months(nextMonthly(day), count - 1);

test.each([
  ["2026-12-01", "2027-01-01"],
  ["2026-12-31", "2027-01-01"],
  ["2027-01-31", "2027-02-01"],
  ["2028-02-29", "2028-03-01"],
])("after %s the next monthly check is on %s", (day, next) => {
  expect(nextMonthly(day)).toBe(next);
});

const twice = way({ check: "monthly", consecutiveChecks: 2 });
test.each([
  ["h", { failed: 1, since: "2026-12-01", recoverBy: "2026-12-31" }],
  ["hh", { endedAt: 2 }],
  ["hc", null],
  ["hch", { failed: 1, since: "2027-02-01", recoverBy: "2027-02-28" }],
  ["hu", { failed: 0, since: "2026-12-01" }],
  ["huh", { failed: 1, since: "2026-12-01", recoverBy: "2027-02-28" }],
  ["huhh", { endedAt: 4 }],
  ["u", null],
  ["huc", null],
])("two monthly checks in a row: %s", (checks, expected) => {
  expect(lived(twice, checks)).toEqual(expected);
});

const week = way({ graceDays: 7 });
test.each([
  ["h", { failed: 1, since: "2026-12-01", recoverBy: "2026-12-08" }],
  ["hhhhhhhh", { failed: 1, since: "2026-12-01", recoverBy: "2026-12-08" }],
  ["hhhhhhhhh", { endedAt: 9 }],
  ["hhhhhhhc", null],
  ["hhhhhhhuuuu", { failed: 1, since: "2026-12-01", recoverBy: "2026-12-08" }],
  ["hhhhhhhuuuuh", { endedAt: 12 }],
  ["hhch", { failed: 1, since: "2026-12-04", recoverBy: "2026-12-11" }],
])("a week of grace, looked at daily: %s", (checks, expected) => {
  expect(lived(week, checks)).toEqual(expected);
});

test("what is immediate waits for nothing", () => {
  const now = way({ immediate: true, graceDays: 7, consecutiveChecks: 3 });
  expect(lived(now, "h")).toEqual({ endedAt: 1 });
});
test("a warning alone ends nothing, however often it is found", () => {
  expect(lived({ ...way({}), exit: null }, "hhhhhuh")).toEqual({ failed: 1, since: "2026-12-01" });
});
test("of several marks, the one that ends first is named", () => {
  expect(
    soonestEnd({
      a: { failed: 1, since: "2026-12-01" },
      b: { failed: 1, since: "2026-12-01", recoverBy: "2026-12-31" },
      c: { failed: 1, since: "2026-12-04", recoverBy: "2026-12-08" },
    }),
  ).toEqual({ key: "c", recoverBy: "2026-12-08" });
});
