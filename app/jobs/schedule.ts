/** All jobs there are. A job that is not in this list does not run. */
import { job as forgetRuns } from "./forget-runs";
import type { Job } from "./job";
import { job as recomputeFacts } from "./recompute-facts";
import { job as refreshFacts } from "./refresh-facts";
import { job as runImport } from "./run-import";
import { job as sealHistory } from "./seal-history";
import { job as verifyHistory } from "./verify-history";

export const jobs: readonly Job[] = [
  sealHistory,
  verifyHistory,
  forgetRuns,
  runImport,
  refreshFacts,
  recomputeFacts,
];
