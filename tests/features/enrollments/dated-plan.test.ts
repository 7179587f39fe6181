import fc from "fast-check";
import { expect, test } from "vitest";
import { datedPlan } from "~/features/enrollments/dated-plan";
import { kindCodes } from "~/features/metrics/dictionary";
import { kindOf } from "~/features/programs/kinds";
import { addDays } from "~/values/day";

const plan = (code: (typeof kindCodes)[number], day: string) => {
  const kind = kindOf(code);
  return datedPlan(
    kind,
    kind.template("CNY"),
    { facts: {}, answers: { "supply-price": 7_000 } },
    day,
  );
};

test("the launch program: days 0 to 89, the last stage ends with the term", () => {
  const { startsOn, endsOn, stages } = plan("cold-start", "2026-11-23");
  expect([startsOn, endsOn]).toEqual(["2026-11-24", "2027-02-21"]);
  expect(stages.map(({ key, from, to }) => [key, from, to])).toEqual([
    ["open", "2026-11-24", "2026-12-01"],
    ["first-sale", "2026-12-02", "2026-12-24"],
    ["ramp", "2026-12-25", "2027-01-23"],
    ["graduate", "2027-01-24", "2027-02-21"],
  ]);
});
test("a season joined late is as long as its quarter", () => {
  const { endsOn, stages } = plan("rising-star", "2026-10-09");
  expect([endsOn, stages[0]?.to]).toEqual(["2026-12-31", "2026-12-31"]);
});
test("whatever the day, stages and benefits lie inside the term", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kindCodes), fc.nat({ max: 1_500 }), (code, offset) => {
      const { startsOn, endsOn, stages, benefits } = plan(code, addDays("2026-01-01", offset));
      const end = endsOn ?? "9999-12-31";
      for (const stage of stages) {
        expect(stage.from >= startsOn && stage.to <= end && stage.from <= stage.to).toBe(true);
      }
      for (const { from, to } of benefits)
        expect(from >= startsOn && (to ?? end) <= end && from <= (to ?? end)).toBe(true);
      expect(benefits.length).toBeGreaterThan(0);
    }),
  );
});
