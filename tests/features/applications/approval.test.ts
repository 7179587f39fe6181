import { describe, expect, test } from "vitest";
import {
  approversFor,
  decidesItself,
  readApprovers,
  slotFor,
  takesPart,
} from "~/features/applications/approval";
import type { StaffRole } from "~/features/people/actor";
import { kindOf } from "~/features/programs/kinds";

const relief = kindOf("deposit-relief");
const routing = relief.approval(relief.template("CNY"));

describe("deposit relief: alone up to 2,000.00, one person above, two above 20,000.00", () => {
  test.each([
    [0, true, 1],
    [200_000, true, 1],
    [200_001, false, 1],
    [2_000_000, false, 1],
    [2_000_001, false, 2],
    [null, false, 2],
  ])("%s minor units", (stake, itself, people) => {
    expect(decidesItself(routing, "eligible", stake)).toBe(itself);
    expect(approversFor(routing, stake)).toHaveLength(people);
  });
  test("what is unsure goes to a person, whatever the amount", () => {
    expect(decidesItself(routing, "review", 0)).toBe(false);
  });
});

test("managed sales never decides itself", () => {
  const managed = kindOf("managed-sales");
  expect(decidesItself(managed.approval(managed.template("CNY")), "eligible", 0)).toBe(false);
});

describe("places", () => {
  const approvers: readonly (readonly StaffRole[])[] = [["category-manager"], ["finance", "admin"]];
  const as = (id: string, ...roles: StaffRole[]) => ({ id, roles });
  test("the first that fits is taken", () => {
    expect(slotFor(approvers, [], as("a", "category-manager"))).toEqual({ ok: true, slot: 0 });
    expect(slotFor(approvers, [], as("a", "finance"))).toEqual({ ok: true, slot: 1 });
  });
  test("nobody takes two, in whatever roles", () => {
    const given = [{ slot: 0, actorId: "a" }];
    expect(slotFor(approvers, given, as("a", "category-manager", "finance", "admin"))).toEqual({
      ok: false,
      because: "own-approval",
    });
  });
  test("a place that is taken is not taken again", () => {
    const given = [{ slot: 1, actorId: "a" }];
    expect(slotFor(approvers, given, as("b", "finance"))).toEqual({ ok: false, because: "role" });
  });
  test("asking and declining is for any of them", () => {
    expect([
      takesPart(approvers, ["finance"]),
      takesPart(approvers, ["reviewer"]),
      takesPart(approvers, "any"),
    ]).toEqual([true, false, true]);
  });
});

test("what was frozen on a case is read strictly", () => {
  expect(readApprovers([["finance"]])).toEqual([["finance"]]);
  for (const wrong of [null, [], [[]], [["king"]]]) expect(() => readApprovers(wrong)).toThrow();
});
