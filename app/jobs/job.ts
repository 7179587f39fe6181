/** What a job is. Every job is one file of this folder; `schedule.ts` lists them all. */
import type { z } from "zod";
import type { Payload } from "~/platform/queue.server";
import type { Words } from "~/values/words";

export type JobContext = {
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when the worker shuts down: stop at the next safe point. */
  readonly signal: AbortSignal;
  /** Shown on the staff page. `total` is null where it is not known. */
  readonly progress: (done: number, total: number | null) => Promise<void>;
};

export type Job<Given extends Payload = Payload> = {
  /** Kebab-case, equal to the file's name and to what rooms `enqueue`. */
  readonly name: string;
  readonly title: Words;
  readonly payload: z.ZodType<Given>;
  /** Cron in each marketplace's own zone; the payload is then `{ marketplaceId }`. */
  readonly cron?: string;
  /**
   * For chores that are due every few seconds: every worker calls `run` itself, in each marketplace,
   * outside the queue. It must be harmless when two workers do it at once; only failures are written down.
   */
  readonly everySeconds?: number;
  readonly retries?: { readonly limit: number; readonly delaySeconds: number };
  /** How long one try may take before it is given to somebody else. */
  readonly expireSeconds?: number;
  /** How many jobs of this name a worker runs at once: 2, unless they mostly wait for somebody else. */
  readonly hands?: number;
  readonly run: (payload: Given, context: JobContext) => Promise<void>;
};

/** Keeps the payload's type inside the file and forgets it in the list. */
export const defineJob = <Given extends Payload>(job: Job<Given>): Job => job as unknown as Job;
