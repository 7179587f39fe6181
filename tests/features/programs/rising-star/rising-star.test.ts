import { expect, test } from "vitest";
import { registration, risingStar } from "~/features/programs/rising-star/rising-star";
import { template } from "~/features/programs/rising-star/settings";

const settings = template("CNY");

test.each([
  ["2026-10-01", "2026-10-01", "2026-10-10"],
  ["2026-10-10", "2026-10-01", "2026-10-10"],
  ["2026-10-11", "2027-01-01", "2027-01-10"],
  ["2026-12-31", "2027-01-01", "2027-01-10"],
  ["2026-05-20", "2026-07-01", "2026-07-10"],
])("on %s registration runs %s to %s", (today, opensOn, closesOn) => {
  expect(registration(settings, today)).toEqual({ opensOn, closesOn });
});

test("a season ends with its quarter", () => {
  expect(risingStar.term(settings, "2026-10-09")).toEqual({
    startsOn: "2026-10-10",
    endsOn: "2026-12-31",
  });
});
