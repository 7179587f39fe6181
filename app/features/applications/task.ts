/** The task list of an application (named tasks, free order, status in words). */
export const taskKeys = ["shop", "plan", "evidence", "agreement", "check"] as const;
export type TaskKey = (typeof taskKeys)[number];

/** What a reviewer may ask to have changed; the check page is not a task of its own. */
export const changeableTasks = taskKeys.filter((key) => key !== "check");

/** `blocked` carries its reason in the task; `needs-change` is asked for by a reviewer. */
export type TaskStatus = "completed" | "in-progress" | "not-started" | "blocked" | "needs-change";
