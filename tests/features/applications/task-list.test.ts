import { describe, expect, test } from "vitest";
import {
  type Filled,
  mayChange,
  taskKeysOf,
  taskList,
  troublesOf,
} from "~/features/applications/task-list";
import type { Question } from "~/features/programs/question";

const label = { en: "Q", zh: "问" };
const questions: readonly Question[] = [
  { key: "what", type: "text", label, hint: null, optional: false, maxLength: 10 },
  { key: "why", type: "text", label, hint: null, optional: true, maxLength: 10 },
  { key: "proof", type: "evidence", label, hint: null, atLeast: 1, atMost: 2 },
];
const empty: Filled = {
  status: "DRAFT",
  questions,
  answers: {},
  files: {},
  tasksDone: [],
  agreed: false,
  asked: [],
};
const statuses = (more: Partial<Filled>) =>
  Object.fromEntries(taskList({ ...empty, ...more }).map(({ key, status }) => [key, status]));

test("there are only the tasks its questions ask for", () => {
  expect(taskKeysOf(questions)).toEqual(["shop", "plan", "evidence", "agreement", "check"]);
  expect(taskKeysOf([])).toEqual(["shop", "agreement", "check"]);
});

test("nothing done yet", () => {
  expect(statuses({})).toEqual({
    shop: "not-started",
    plan: "not-started",
    evidence: "not-started",
    agreement: "not-started",
    check: "blocked",
  });
});
test("begun is in progress until what is needed is there", () => {
  expect(statuses({ answers: { why: "so" }, tasksDone: ["plan", "evidence"] })).toMatchObject({
    plan: "in-progress",
    evidence: "in-progress",
  });
  expect(
    statuses({ answers: { what: "bowls" }, files: { proof: 1 }, tasksDone: ["evidence"] }),
  ).toMatchObject({ plan: "completed", evidence: "completed" });
});
test("a file alone does not end the evidence: more may follow", () => {
  expect(statuses({ files: { proof: 1 } }).evidence).toBe("in-progress");
});
test("with everything done it can be checked and sent", () => {
  const all = {
    answers: { what: "bowls" },
    files: { proof: 1 },
    tasksDone: ["shop", "evidence"],
    agreed: true,
  };
  expect(statuses(all)).toEqual({
    shop: "completed",
    plan: "completed",
    evidence: "completed",
    agreement: "completed",
    check: "not-started",
  });
});
test("what is wrong is named by question", () => {
  expect(
    troublesOf({ ...empty, answers: { what: "much too long" } }).map(({ key, message }) => [
      key,
      message,
    ]),
  ).toEqual([
    ["what", "Use at most {maximum} characters"],
    ["proof", "Attach at least {minimum} files"],
  ]);
});

describe("after questions from staff", () => {
  const asked = {
    status: "INFO_REQUESTED",
    asked: [{ task: "plan", message: "Say more" }],
  } as const;
  const filled = { answers: { what: "bowls" }, files: { proof: 1 }, agreed: true, ...asked };
  test("the named task needs a change, with the reviewer's words, until it was gone through again", () => {
    const [, plan] = taskList({ ...empty, ...filled, tasksDone: ["shop", "evidence"] });
    expect(plan).toMatchObject({ status: "needs-change", reason: { en: "Say more" } });
    expect(statuses({ ...filled, tasksDone: ["shop", "evidence", "plan"] })).toMatchObject({
      plan: "completed",
      check: "not-started",
    });
  });
  test("nothing else may be changed", () => {
    expect(
      (["shop", "plan", "evidence", "agreement", "check"] as const).filter((task) =>
        mayChange(task, asked),
      ),
    ).toEqual(["plan"]);
    expect(
      (["shop", "plan", "check"] as const).filter((task) =>
        mayChange(task, { status: "DRAFT", asked: [] }),
      ),
    ).toEqual(["shop", "plan"]);
    expect(mayChange("plan", { status: "IN_REVIEW", asked: [] })).toBe(false);
  });
});
