import { expect, test } from "vitest";
import { applyDays } from "~/features/applications/apply-days";
import { kindOf } from "~/features/programs/kinds";

const launch = kindOf("cold-start");
const star = kindOf("rising-star");
const days = (
  kind: typeof launch,
  opensOn: string | null,
  closesOn: string | null,
  today: string,
) => {
  const {
    open,
    opensOn: from,
    closesOn: to,
  } = applyDays(kind, { settings: kind.template("CNY"), opensOn, closesOn }, today);
  return [open, from, to];
};

test.each([
  [null, null, true, null, null],
  ["2026-11-23", null, true, null, null],
  ["2026-11-24", "2026-11-30", false, "2026-11-24", "2026-11-30"],
  [null, "2026-11-23", true, null, "2026-11-23"],
  [null, "2026-11-22", false, null, "2026-11-22"],
])("a version open from %s to %s, asked on the 23rd", (from, to, open, opensOn, closesOn) => {
  expect(days(launch, from, to, "2026-11-23")).toEqual([open, opensOn, closesOn]);
});
test("a kind with a window of its own narrows it", () => {
  expect(days(star, null, null, "2026-11-23")).toEqual([false, "2027-01-01", "2027-01-10"]);
  expect(days(star, null, null, "2027-01-10")).toEqual([true, null, "2027-01-10"]);
  expect(days(star, null, "2027-01-05", "2027-01-06")).toEqual([false, null, "2027-01-05"]);
});
