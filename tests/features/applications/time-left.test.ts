import { expect, test } from "vitest";
import { timeLeft } from "~/features/applications/time-left";

const due = new Date("2026-11-26T10:00:00Z");
test.each([
  ["2026-11-26T10:00:01Z", "past-due"],
  ["2026-11-26T10:00:00Z", "today"],
  ["2026-11-25T16:00:00Z", "today"],
  ["2026-11-25T15:59:59Z", "later"],
])("at %s a promise for 18:00 in Shanghai is %s", (now, left) => {
  expect(timeLeft(due, new Date(now), "Asia/Shanghai")).toBe(left);
});
