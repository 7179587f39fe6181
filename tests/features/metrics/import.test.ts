import { expect, test } from "vitest";
import { type ImportDoor, type ImportState, shownState } from "~/features/metrics/import";

const now = new Date("2026-03-01T12:00:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each<[ImportState, ImportDoor, number, string]>([
  ["RUNNING", "api", 1, "RUNNING"],
  ["RUNNING", "api", 6, "INTERRUPTED"],
  ["RUNNING", "command", 6, "INTERRUPTED"],
  ["RUNNING", "page", 600, "RUNNING"],
  ["WAITING", "page", 600, "WAITING"],
  ["DONE", "api", 600, "DONE"],
  ["FAILED", "command", 600, "FAILED"],
])("%s through %s, silent for %d minutes, is shown as %s", (state, door, minutes, shown) =>
  expect(shownState(state, { door, progressAt: before(minutes) }, now)).toBe(shown),
);
