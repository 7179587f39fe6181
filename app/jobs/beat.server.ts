/** Chores that are due every few seconds, done by the worker itself in one marketplace after another. */
import { setTimeout as wait } from "node:timers/promises";
import { beginRun, endRun, errorText } from "~/platform/job-runs.server";
import { marketplaces } from "~/platform/job-schedules.server";
import { log, requestScope } from "~/platform/log.server";
import { newId } from "~/values/public-id";
import type { Job } from "./job";
import { workerName } from "./run-job.server";

async function once(job: Job, marketplaceId: string, stopping: AbortSignal): Promise<void> {
  const jobId = newId();
  try {
    await requestScope.run({ requestId: jobId }, () =>
      job.run(
        { marketplaceId },
        { jobId, attempt: 1, signal: stopping, progress: () => Promise.resolve() },
      ),
    );
  } catch (error) {
    log().error({ job: job.name, marketplaceId, err: error }, "chore failed");
    const failed = { marketplaceId, jobId, attempt: 1 };
    await beginRun(failed, { name: job.name, payload: { marketplaceId }, worker: workerName });
    await endRun(failed, "failed", errorText(error));
  }
}

/** Beats until the signal; resolves when the last round is over. A database that is away is waited for. */
export async function beat(job: Job, everySeconds: number, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      for (const { id } of await marketplaces()) {
        if (stopping.aborted) return;
        await once(job, id, stopping);
      }
    } catch (error) {
      log().error({ job: job.name, err: error }, "chores are waiting for the database");
    }
    await wait(everySeconds * 1_000, undefined, { signal: stopping }).catch(() => undefined);
  }
}
