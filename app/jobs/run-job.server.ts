/** One try of one job: checked, run, written down. The queue learns how it ended. */
import { hostname } from "node:os";
import type { JobResult, JobWithMetadata } from "pg-boss";
import { beginRun, endRun, errorText, reportProgress, type Try } from "~/platform/job-runs.server";
import { log, requestScope } from "~/platform/log.server";
import { observeJob } from "~/platform/metrics.server";
import { giveBack, type Payload } from "~/platform/queue.server";
import type { Job, JobContext } from "./job";

export const workerName = `${hostname()}:${process.pid}`;
const progressEveryMs = 500;

/** Writes progress at most twice a second: a loop may report every row. */
function progressOf(running: Try): JobContext["progress"] {
  let written = 0;
  return async (done, total) => {
    const at = performance.now();
    if (at - written < progressEveryMs && done !== total) return;
    written = at;
    await reportProgress(running, done, total);
  };
}

export async function runJob(
  job: Job,
  given: JobWithMetadata<Payload>,
  stopping: AbortSignal,
): Promise<JobResult[]> {
  const attempt = given.retryCount + 1;
  const running = { marketplaceId: given.data.marketplaceId, jobId: given.id, attempt };
  const about = { job: job.name, jobId: given.id, attempt };
  return requestScope.run({ requestId: given.id }, async () => {
    const began = performance.now();
    const ended = async (state: "done" | "failed" | "given-back", error: string | null) => {
      await endRun(running, state, error);
      observeJob(job.name, state, performance.now() - began);
      log().info({ ...about, state, ms: Math.round(performance.now() - began) }, "job ended");
    };
    try {
      await beginRun(running, { name: job.name, payload: given.data, worker: workerName });
      await job.run(job.payload.parse(given.data), {
        jobId: given.id,
        attempt,
        signal: AbortSignal.any([stopping, given.signal]),
        progress: progressOf(running),
      });
      await ended("done", null);
      return [{ id: given.id, status: "completed" }];
    } catch (error) {
      if (stopping.aborted) {
        await giveBack(job.name, given.id, attempt);
        await ended("given-back", null);
      } else {
        log().warn({ ...about, err: error }, "job failed");
        await ended("failed", errorText(error));
      }
      return [{ id: given.id, status: "failed", output: { message: errorText(error) } }];
    }
  });
}
