/** Runs a finished job's work again, as staff may ask for on its page. */
import { record } from "~/features/history/record.server";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { putAgain, triesOf } from "~/platform/job-runs.server";
import { type Outcome, refuse } from "~/values/outcome";
import { jobs } from "./schedule";

const over = ["done", "dead"] as const;

/** A job that still runs, or will be tried again by itself, is left alone. */
export async function rerunJob(
  actor: StaffActor,
  jobId: string,
): Promise<Outcome<unknown, "not-found" | "not-over" | "unknown-job">> {
  mustBeAllowed(actor, "jobs:rerun", actor);
  const run = (await triesOf(actor.marketplaceId, jobId)).at(-1);
  if (run === undefined) return refuse("not-found");
  if (!over.some((state) => state === run.state)) return refuse("not-over");
  const known = jobs.some((job) => job.name === run.name && job.everySeconds === undefined);
  if (!known) return refuse("unknown-job");
  await putAgain(run, (tx) =>
    record(tx, actor, {
      verb: "job-rerun",
      thing: { kind: "job", id: jobId },
      after: { name: run.name },
    }),
  );
  return { ok: true };
}
