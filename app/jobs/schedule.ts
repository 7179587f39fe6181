/** All jobs there are. A job that is not in this list does not run. */
import type { Job } from "./job";

export const jobs: readonly Job[] = [];
