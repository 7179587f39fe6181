import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { aMarketplace } from "#tests/support/marketplace";
import { defineJob, type Job } from "~/jobs/job";
import { type RunningWorker, startWorker, type WorkerWishes } from "~/jobs/worker.server";
import { inTenant, sql } from "~/platform/database.server";
import { listRuns, triesOf } from "~/platform/job-runs.server";
import { enqueue, type Payload } from "~/platform/queue.server";
import { newId } from "~/values/public-id";
import { probe } from "./worker-process";

const quick: WorkerWishes = { pollSeconds: 0.5, heartbeatSeconds: 10, superviseSeconds: 1 };
const payload = z.object({ marketplaceId: z.uuid(), text: z.string().optional() });
const words = { en: "Test", zh: "测试" };

const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

async function worker(jobs: readonly Job[], wishes: WorkerWishes = quick): Promise<RunningWorker> {
  const started = await startWorker(jobs, wishes);
  running.push(started);
  return started;
}

async function workerProcess(
  env: Record<string, string>,
): Promise<ChildProcess & { said: () => string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/jobs/worker-process.ts"], {
    env: { ...process.env, WORKER_PROCESS: "1", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  running.push({ stop: async () => void child.kill("SIGKILL") });
  await until(() => said.includes("ready"));
  return Object.assign(child, { said: () => said });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((wake) => setTimeout(wake, 50));
}

const put = (name: string, given: Payload, once?: string) =>
  inTenant(given.marketplaceId, (tx) =>
    enqueue(tx, name, given, once === undefined ? {} : { once }),
  );
const statesOf = async (marketplaceId: string) =>
  (await listRuns(marketplaceId, {}, 100)).map(({ attempt, state }) => `${attempt} ${state}`);
const jobIdOf = async (marketplaceId: string) =>
  (await listRuns(marketplaceId, {}, 1))[0]?.jobId ?? "";
const namesIn = async (marketplaceId: string) =>
  (await inTenant(marketplaceId, (tx) => tx.legalEntity.findMany())).map((row) => row.legalName);

test("a job runs, its progress and its end are in the book", async () => {
  const { id: marketplaceId } = await aMarketplace();
  const job = defineJob({
    name: "counts",
    title: words,
    payload,
    run: async (_, { progress }) => {
      await progress(7, 7);
    },
  });
  await worker([job]);
  await put("counts", { marketplaceId, text: "hello" });
  await until(async () => (await statesOf(marketplaceId))[0] === "1 done");
  const [run] = await listRuns(marketplaceId, {}, 1);
  expect(run).toMatchObject({ name: "counts", done: 7, total: 7, error: null });
  expect(run?.payload).toEqual({ marketplaceId, text: "hello" });
});

test("a job of one marketplace is not in the book of another", async () => {
  const [ours, theirs] = [await aMarketplace(), await aMarketplace()];
  await worker([defineJob({ name: "own", title: words, payload, run: async () => undefined })]);
  await put("own", { marketplaceId: ours.id });
  await until(async () => (await statesOf(ours.id))[0] === "1 done");
  expect(await listRuns(theirs.id, {}, 10)).toEqual([]);
  expect(await triesOf(theirs.id, await jobIdOf(ours.id))).toEqual([]);
});

test("a job put in the queue by a transaction that fails is never there", async () => {
  const { id: marketplaceId } = await aMarketplace();
  await put("rolls-back", { marketplaceId });
  await expect(
    inTenant(marketplaceId, async (tx) => {
      await enqueue(tx, "rolls-back", { marketplaceId });
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  expect(await sql()`SELECT count(*) FROM jobs.job WHERE name = 'rolls-back'`).toEqual([
    { count: 1 },
  ]);
});

test("of jobs with the same key one waits, and it starts only after the last who counted on it", async () => {
  const { id: marketplaceId } = await aMarketplace();
  const seen: number[] = [];
  const job = defineJob({
    name: "refresh",
    title: words,
    payload,
    run: async () => {
      seen.push(await inTenant(marketplaceId, (tx) => tx.legalEntity.count()));
    },
  });
  await put("refresh", { marketplaceId }, "same");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const second = inTenant(marketplaceId, async (tx) => {
    await tx.legalEntity.create({
      data: { marketplaceId, entityUid: "e1", legalName: "Late", kind: "COMPANY" },
    });
    await enqueue(tx, "refresh", { marketplaceId }, { once: "same" });
    await held;
  });
  await until(async () => {
    const [row] = await sql()`SELECT count(*) FROM pg_locks WHERE mode = 'RowShareLock'
      AND relation = 'jobs.job_common'::regclass`;
    return row?.count > 0;
  });
  await worker([job]);
  await new Promise((wake) => setTimeout(wake, 1_500));
  expect(seen).toEqual([]);
  letGo();
  await second;
  await until(() => seen.length > 0);
  expect(seen).toEqual([1]);
});

test("a poison job is tried with pauses, then dead with its reason; its neighbours go on", async () => {
  const { id: marketplaceId } = await aMarketplace();
  const job = defineJob({
    name: "poisoned",
    title: words,
    payload,
    retries: { limit: 1, delaySeconds: 1 },
    run: async ({ text }) => {
      if (text === "poison") throw new Error("cannot read postgres://me:hunter22@db/x");
    },
  });
  await worker([job]);
  await put("poisoned", { marketplaceId, text: "poison" });
  for (let n = 0; n < 5; n += 1) await put("poisoned", { marketplaceId });
  await until(async () => (await statesOf(marketplaceId)).includes("2 dead"));
  const states = await statesOf(marketplaceId);
  expect(states.filter((state) => state === "1 done")).toHaveLength(5);
  expect(states.filter((state) => state === "1 failed")).toHaveLength(1);
  const [dead] = await listRuns(marketplaceId, { state: "dead" }, 1);
  expect(dead?.error).toBe("Error: cannot read postgres://me:[removed]@db/x");
});

test("a payload the job does not know fails with a sentence and runs nothing", async () => {
  const { id: marketplaceId } = await aMarketplace();
  let ran = false;
  const job = defineJob({
    name: "strict",
    title: words,
    payload: z.object({ marketplaceId: z.uuid(), day: z.iso.date() }),
    retries: { limit: 0, delaySeconds: 1 },
    run: async () => {
      ran = true;
    },
  });
  await worker([job]);
  await put("strict", { marketplaceId, day: "yesterday" });
  await until(async () => (await statesOf(marketplaceId))[0] === "1 dead");
  expect(ran).toBe(false);
});

test("kill -9 in the middle of a job: it runs again, and its effect is there once", async () => {
  const { id: marketplaceId } = await aMarketplace();
  const child = await workerProcess({ HANGING_ATTEMPTS: "1" });
  await put("probe", { marketplaceId, entityUid: "e1" });
  await until(() => child.said().includes("began 1"));
  child.kill("SIGKILL");
  await worker([probe]);
  await until(async () => (await statesOf(marketplaceId))[0] === "2 done");
  expect(await statesOf(marketplaceId)).toEqual(["2 done", "1 lost"]);
  expect(await namesIn(marketplaceId)).toEqual(["attempt 2"]);
});

test("a worker frozen past its lease cannot end the job another one has taken over", async () => {
  const { id: marketplaceId } = await aMarketplace();
  const child = await workerProcess({ HANGING_ATTEMPTS: "1" });
  await put("probe", { marketplaceId, entityUid: "e1" });
  await until(() => child.said().includes("began 1"));
  child.kill("SIGSTOP");
  await worker([probe]);
  await until(async () => (await statesOf(marketplaceId))[0] === "2 done");
  child.kill("SIGCONT");
  await until(() => child.said().includes("ended 1"));
  expect(await statesOf(marketplaceId)).toEqual(["2 done", "1 lost"]);
  expect(await namesIn(marketplaceId)).toEqual(["attempt 2"]);
  const id = await jobIdOf(marketplaceId);
  expect(await sql()`SELECT state, retry_count AS n FROM jobs.job WHERE id = ${id}`).toEqual([
    { state: "completed", n: 1 },
  ]);
});

test("a worker that is stopped gives back what it cannot finish, without a try being counted", async () => {
  const { id: marketplaceId } = await aMarketplace();
  let begun = 0;
  const job = defineJob({
    name: "patient",
    title: words,
    payload,
    retries: { limit: 0, delaySeconds: 60 },
    run: async (_, { signal, attempt }) => {
      begun = attempt;
      if (attempt > 1) return;
      await new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    },
  });
  const first = await startWorker([job], quick);
  await put("patient", { marketplaceId });
  await until(() => begun === 1);
  await first.stop();
  expect(await statesOf(marketplaceId)).toEqual(["1 given-back"]);
  await worker([job]);
  await until(async () => (await statesOf(marketplaceId))[0] === "2 done");
});

test("two workers share the jobs: each job once", async () => {
  const { id: marketplaceId } = await aMarketplace();
  const ran: string[] = [];
  const job = defineJob({
    name: "shared-work",
    title: words,
    payload,
    run: async ({ text }) => {
      ran.push(text ?? "");
      await new Promise((wake) => setTimeout(wake, 5));
    },
  });
  await worker([job]);
  await worker([job]);
  const all = Array.from({ length: 60 }, (_, n) => `job ${n}`);
  for (const text of all) await put("shared-work", { marketplaceId, text });
  await until(() => ran.length >= all.length);
  expect([...ran].sort()).toEqual([...all].sort());
  expect(new Set(ran).size).toBe(60);
});

test("a chore runs in every marketplace by itself; a failure is written down", async () => {
  const [good, bad] = [await aMarketplace(), await aMarketplace()];
  const visited = new Set<string>();
  const chore = defineJob({
    name: "chore",
    title: words,
    payload,
    everySeconds: 1,
    run: async ({ marketplaceId }) => {
      visited.add(marketplaceId);
      if (marketplaceId === bad.id) throw new Error("no");
    },
  });
  await worker([chore]);
  await until(async () => visited.has(good.id) && (await statesOf(bad.id)).length > 0);
  expect(await statesOf(good.id)).toEqual([]);
  expect((await statesOf(bad.id))[0]).toBe("1 failed");
});

test("a job id that is no job here has no tries", async () => {
  const { id } = await aMarketplace();
  expect(await triesOf(id, newId())).toEqual([]);
});
