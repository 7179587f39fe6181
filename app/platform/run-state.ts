/** How a try of a job stands. The table `job_run` says what each means. */
export const runStates = ["running", "done", "failed", "dead", "given-back", "lost"] as const;
export type RunState = (typeof runStates)[number];
