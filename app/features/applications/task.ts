/** The task list of an application (named tasks, free order, status in words). */
export const taskKeys = ["shop", "plan", "evidence", "agreement", "check"] as const;
export type TaskKey = (typeof taskKeys)[number];

/** `blocked` carries its reason in the task; `needs-change` is asked for by a reviewer. */
export type TaskStatus = "completed" | "in-progress" | "not-started" | "blocked" | "needs-change";
