import { expect, test } from "vitest";
import type { CheckView } from "~/features/enrollments/check-view";
import { warningOf } from "~/features/enrollments/warning";
import type { Words } from "~/values/words";

const row = {
  status: "WARNED",
  starts_on: "2026-11-24",
  warned_on: "2026-12-01",
  recover_by: null,
};
const say = (en: string): Words => ({ en, zh: en });
const check = (day: string, key: string, sentence: string): CheckView => ({
  id: day,
  day,
  about: "conditions",
  monthly: true,
  outcome: "WARNED",
  renewedTo: null,
  sentence: say(`Check of ${day}`),
  figures: [
    {
      key,
      label: say(key),
      now: say("1"),
      needed: say("2"),
      gap: say("1 more"),
      state: "unmet",
      sentence: say(sentence),
    },
  ],
});
const newestFirst = [
  check("2027-01-01", "score", "Score 4.55, needs 4.60"),
  check("2026-12-05", "points", "Points: 2, needs 0"),
  check("2026-12-01", "score", "Score 4.50, needs 4.60"),
];

test("a warning says of each mark what its last check said, and nothing of what is in order again", () => {
  const standing = { score: { failed: 1, since: "2026-12-01" } };
  const warning = warningOf({ ...row, recover_by: "2027-01-31" }, standing, newestFirst);
  expect(warning).toEqual({
    since: "2026-12-01",
    reasons: [say("Score 4.55, needs 4.60")],
    recoverBy: "2027-01-31",
    pays: false,
  });
  const both = { ...standing, points: { failed: 1, since: "2026-12-05" } };
  expect(warningOf(row, both, newestFirst)?.reasons.map(({ en }) => en)).toEqual([
    "Score 4.55, needs 4.60",
    "Points: 2, needs 0",
  ]);
});
test("a deposit that is due asks for a payment", () => {
  const due: CheckView = { ...check("2027-01-02", "orders", "201"), outcome: "DUE" };
  const standing = { deposit: { failed: 1, since: "2027-01-02", recoverBy: "2027-01-17" } };
  expect(warningOf(row, standing, [due])).toMatchObject({ reasons: [due.sentence], pays: true });
});
test("who is not warned has no warning", () => {
  expect(warningOf({ ...row, status: "ACTIVE" }, {}, newestFirst)).toBeNull();
});
