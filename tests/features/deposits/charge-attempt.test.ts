import { expect, test } from "vitest";
import { nextChargeAt } from "~/features/deposits/charge-attempt";
import { declineWords, isFinal } from "~/features/deposits/decline";

const opened = new Date("2026-11-01T00:00:00Z");
const day = (days: number) => new Date(opened.getTime() + days * 86_400_000);
const declined = (...days: number[]) =>
  days.map((each) => ({ at: day(each), declineCode: "insufficient_funds" }));

test.each([
  ["at once", [], day(0)],
  ["a day after the first no", declined(0), day(1)],
  ["two days after the second", declined(0, 1), day(3)],
  ["three days after the third", declined(0, 1, 3), day(6)],
  ["never after the fourth", declined(0, 1, 3, 6), null],
  ["never for a card that is gone", [{ at: day(0), declineCode: "expired_card" }], null],
  ["after a no without a reason", [{ at: day(0), declineCode: null }], day(1)],
])("a card is charged %s", (_, before, next) => {
  expect(nextChargeAt(opened, before)).toEqual(next);
});

test("a code becomes a sentence in both languages, never itself", () => {
  for (const code of ["insufficient_funds", "expired_card", "authentication_required", "made-up"]) {
    const { en, zh } = declineWords(code);
    expect(en).not.toContain(code);
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
  expect(isFinal("stolen_card")).toBe(true);
  expect(isFinal("generic_decline")).toBe(false);
});
