import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import type { StaffActor, StaffRole } from "~/features/people/actor";
import { readRuns, readSchedule } from "~/jobs/desk.server";
import { jobQuery } from "~/jobs/job-list";
import { rerunJob } from "~/jobs/rerun.server";
import { jobs } from "~/jobs/schedule";
import { inTenant, sql } from "~/platform/database.server";
import { beginRun, endRun } from "~/platform/job-runs.server";
import { enqueue } from "~/platform/queue.server";
import { newId } from "~/values/public-id";

const staff = async (role: StaffRole = "admin"): Promise<StaffActor> => ({
  kind: "person",
  side: "staff",
  marketplaceId: (await aMarketplace()).id,
  personId: newId(),
  name: "Lin",
  roles: [role],
});

async function aRun(
  actor: StaffActor,
  state: "done" | "failed" | "dead" | null,
  name = "forget-runs",
) {
  const run = { marketplaceId: actor.marketplaceId, jobId: newId(), attempt: 1 };
  await beginRun(run, { name, payload: { marketplaceId: actor.marketplaceId, n: 7 }, worker: "w" });
  if (state !== null) await endRun(run, state, state === "done" ? null : "it broke");
  return run.jobId;
}

test("a job that is over runs again with what it was given, and the history says who asked", async () => {
  const actor = await staff();
  const jobId = await aRun(actor, "dead");
  expect(await rerunJob(actor, jobId)).toEqual({ ok: true });
  expect(
    await sql()`SELECT name, data FROM jobs.job WHERE data ->> 'n' = '7' AND data ->> 'marketplaceId' = ${actor.marketplaceId}`,
  ).toEqual([{ name: "forget-runs", data: { marketplaceId: actor.marketplaceId, n: 7 } }]);
  const [entry] = await inTenant(actor.marketplaceId, (tx) => tx.auditEntry.findMany());
  expect(entry).toMatchObject({ verb: "job-rerun", thingId: jobId, actorName: "Lin" });
});

test.each([
  ["still running", null, "forget-runs", "not-over"],
  ["about to be tried again", "failed", "forget-runs", "not-over"],
  ["of a name this version does not know", "dead", "long-gone", "unknown-job"],
] as const)("a job %s is left alone", async (_, state, name, because) => {
  const actor = await staff();
  expect(await rerunJob(actor, await aRun(actor, state, name))).toMatchObject({
    ok: false,
    because,
  });
});

test("another marketplace's job is not there; somebody who may not is stopped", async () => {
  const [ours, theirs] = [await staff(), await staff()];
  expect(await rerunJob(ours, await aRun(theirs, "dead"))).toMatchObject({ because: "not-found" });
  const auditor = { ...ours, roles: ["auditor"] as const };
  await expect(rerunJob(auditor, await aRun(ours, "dead"))).rejects.toThrow(
    "not allowed: jobs:rerun",
  );
});

test("the list is filtered by its address and pages by the last row seen", async () => {
  const actor = await staff();
  for (let n = 0; n < 53; n += 1) await aRun(actor, n % 3 === 0 ? "dead" : "done");
  const list = (search: Record<string, string>) =>
    readRuns(actor, jobQuery(new URLSearchParams(search)));
  const first = await list({});
  const second = await list({ after: first.after ?? "" });
  expect([first.rows.length, second.rows.length, second.after]).toEqual([50, 3, null]);
  const ids = [...first.rows, ...second.rows].map(({ jobId }) => jobId);
  expect(new Set(ids).size).toBe(53);
  expect((await list({ state: "dead" })).rows).toHaveLength(18);
  expect((await list({ name: "seal-history" })).rows).toHaveLength(0);
  expect((await list({ state: "?", after: "x", name: "DROP" })).rows).toHaveLength(50);
});

test("what comes next is told for every job, in the marketplace's zone, with what waits", async () => {
  const actor = await staff();
  await inTenant(actor.marketplaceId, (tx) =>
    enqueue(tx, "forget-runs", { marketplaceId: actor.marketplaceId }),
  );
  const schedule = await readSchedule(actor);
  expect(schedule.map(({ name }) => name)).toEqual(jobs.map(({ name }) => name));
  const nightly = schedule.find(({ name }) => name === "forget-runs");
  expect(nightly?.waiting).toBe(1);
  expect(nightly?.nextAt?.toISOString()).toMatch(/T20:20:00/);
});
