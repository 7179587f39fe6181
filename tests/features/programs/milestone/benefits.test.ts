import { expect, test } from "vitest";
import { factsFrom } from "#tests/support/facts";
import { baselineOf, stages } from "~/features/programs/milestone/benefits";
import { milestone } from "~/features/programs/milestone/milestone";
import { template } from "~/features/programs/milestone/settings";

const settings = template("CNY");

test.each([
  [3_000_000, 2_800_000],
  [0, 200_000],
  [-50_000, 200_000],
])(
  "net value of %d in 30 days is a baseline of %d for 28, never below the floor",
  (net, baseline) => {
    expect(baselineOf(settings, factsFrom({ "store.gmvNet30d": net }))).toBe(baseline);
  },
);
test("a shop without figures begins at the floor", () => {
  expect(baselineOf(settings, {})).toBe(200_000);
});
test("milestones are net values to reach in the cycle", () => {
  const [cycle] = stages(settings, factsFrom({ "store.gmvNet30d": 0 }));
  expect(cycle?.tasks.map(({ key, measure }) => [key, measure])).toEqual([
    ["m1", { by: "net-value", atLeastMinor: 240_000 }],
    ["m2", { by: "net-value", atLeastMinor: 300_000 }],
    ["m3", { by: "net-value", atLeastMinor: 400_000 }],
    ["m4", { by: "net-value", atLeastMinor: 600_000 }],
  ]);
});
test("a cycle is 28 days from the next Monday", () => {
  expect(milestone.term(settings, "2026-11-23")).toEqual({
    startsOn: "2026-11-30",
    endsOn: "2026-12-27",
  });
  expect(milestone.term(settings, "2026-11-29")).toEqual({
    startsOn: "2026-11-30",
    endsOn: "2026-12-27",
  });
});
