import { expect, test } from "vitest";
import { factsFrom } from "#tests/support/facts";
import { nextOf, type PlanRows, restsUntil, stageViews } from "~/features/enrollments/plan-view";

const name = { en: "N", zh: "名" };
const rule = { metric: "store.liveSkuCount", op: "gte", value: 5, onMissing: "FAIL" } as const;
const milestone = (
  stage_key: string,
  status: PlanRows["milestones"][number]["status"],
  due_on: string,
  measure: unknown = { by: "rule", rule },
) => ({ stage_key, key: `${stage_key}-${due_on}`, name, measure, status, due_on, done_on: null });
const plan = (milestones: PlanRows["milestones"]): PlanRows => ({
  stages: [
    { key: "a", name, status: "OPEN", from_day: "2026-11-24", to_day: "2026-12-01" },
    { key: "b", name, status: "AHEAD", from_day: "2026-12-02", to_day: "2026-12-24" },
  ],
  milestones,
  grants: [],
});
const known = { facts: factsFrom({ "store.liveSkuCount": 4 }), currency: "CNY" };

test("an open milestone says how far it is; one that is over says nothing more", () => {
  const rows = [milestone("a", "OPEN", "2026-12-01"), milestone("b", "MISSED", "2026-12-24")];
  const [open, over] = stageViews(plan(rows), known).flatMap(({ milestones }) => milestones);
  expect(open).toMatchObject({ share: 0.8, progress: { en: expect.stringContaining("4") } });
  expect(over).toMatchObject({ share: null, progress: null });
});
test("the next thing is the open one that is due first", () => {
  const rows = [milestone("a", "OPEN", "2026-12-01"), milestone("a", "OPEN", "2026-11-28")];
  const stages = stageViews(plan(rows), known);
  expect(nextOf(stages)?.dueOn).toBe("2026-11-28");
  expect(restsUntil(stages, "2026-12-24")).toBeNull();
});
test("with nothing open there is rest until the day before the next stage with something to do", () => {
  const later = stageViews(plan([milestone("b", "AHEAD", "2026-12-24")]), known);
  expect([nextOf(later), restsUntil(later, "2026-12-24")]).toEqual([null, "2026-12-01"]);
  const never = stageViews(plan([]), known);
  expect(restsUntil(never, "2026-12-24")).toBe("2026-12-24");
  expect(restsUntil(never, null)).toBeNull();
});
