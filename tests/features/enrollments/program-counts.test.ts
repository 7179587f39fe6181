import { expect, test } from "vitest";
import { countFacts, kindsIn } from "~/features/enrollments/program-counts";

test("groups count the kinds that say they belong to them", () => {
  expect(kindsIn("ENTRY")).toEqual(["cold-start", "zero-entry"]);
  expect(kindsIn("SPRINT")).toEqual(["rising-star", "milestone"]);
  expect(kindsIn("ALL")).toHaveLength(8);
});
test("never having been in a program is known, not missing", () => {
  const facts = countFacts(
    { prior: { "cold-start": 2 }, active: { milestone: 1, "cold-start": 1 } },
    "2026-11-23",
  );
  const values = Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, fact.value]));
  expect(values).toMatchObject({
    "program.priorCount(cold-start)": 2,
    "program.priorCount(milestone)": 0,
    "program.activeCount(ALL)": 2,
    "program.activeCount(ENTRY)": 1,
    "program.activeCount(SPRINT)": 1,
  });
});
