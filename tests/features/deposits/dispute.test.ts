import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterNews,
  type DisputeState,
  disputeState,
  disputeStates,
} from "~/features/deposits/dispute";

test.each([
  ["warning_needs_response", "INQUIRY"],
  ["warning_under_review", "INQUIRY"],
  ["warning_closed", "CLOSED"],
  ["prevented", "CLOSED"],
  ["needs_response", "OPEN"],
  ["under_review", "OPEN"],
  ["appeal_needs_response", "OPEN"],
  ["won", "WON"],
  ["lost", "LOST"],
])("%s is %s", (status, state) => {
  expect(disputeState(status)).toBe(state);
});

test.each([
  [null, "INQUIRY", "INQUIRY", []],
  ["INQUIRY", "CLOSED", "CLOSED", []],
  [null, "WON", "WON", ["withdraw", "give-back"]],
  [null, "LOST", "LOST", ["withdraw", "settle"]],
  ["INQUIRY", "OPEN", "OPEN", ["withdraw"]],
  ["OPEN", "INQUIRY", "OPEN", []],
  ["WON", "OPEN", "WON", []],
  ["LOST", "OPEN", "OPEN", []],
  ["LOST", "WON", "WON", ["give-back"]],
] as const)("%s, then %s: %s and %o", (from, told, state, effects) => {
  expect(afterNews(from, told)).toEqual({ state, effects });
});

test("whatever is told how often, money is withdrawn once and given back at most once", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...disputeStates), { maxLength: 12 }), (told) => {
      const effects: string[] = [];
      let state: DisputeState | null = null;
      for (const next of told) {
        const after = afterNews(state, next);
        effects.push(...after.effects);
        state = after.state;
      }
      const count = (name: string) => effects.filter((effect) => effect === name).length;
      const chargeback = told.some((each) => ["OPEN", "WON", "LOST"].includes(each));
      expect(count("withdraw")).toBe(chargeback ? 1 : 0);
      expect(count("give-back")).toBe(told.includes("WON") ? 1 : 0);
      expect(effects[0] ?? "withdraw").toBe("withdraw");
    }),
  );
});
