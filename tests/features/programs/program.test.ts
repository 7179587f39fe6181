import { expect, test } from "vitest";
import { canBecome, isOffered, programStates, takesVersions } from "~/features/programs/program";

const steps = programStates.flatMap((from) =>
  programStates.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`),
);

test("a program moves along these steps and no other", () => {
  expect(steps).toEqual([
    "DRAFT → IN_REVIEW",
    "DRAFT → ACTIVE",
    "IN_REVIEW → DRAFT",
    "IN_REVIEW → ANNOUNCED",
    "ANNOUNCED → ACTIVE",
    "ACTIVE → PAUSED",
    "ACTIVE → ENDED",
    "PAUSED → ACTIVE",
    "PAUSED → ENDED",
    "ENDED → ARCHIVED",
  ]);
});
test("merchants are offered only what is active, and only what lives takes new terms", () => {
  expect(programStates.filter(isOffered)).toEqual(["ACTIVE"]);
  expect(programStates.filter(takesVersions)).toEqual(["DRAFT", "ANNOUNCED", "ACTIVE", "PAUSED"]);
});
