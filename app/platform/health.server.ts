/** Whether this process can do its work: what `/readyz` and `doctor` ask. */
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "./database.server";
import { errorText } from "./job-runs.server";
import { queueLagSeconds } from "./metrics.server";
import { migrationFolders } from "./migrations.server";

export type Readiness = {
  readonly ready: boolean;
  readonly database: "ok" | "unreachable";
  /** `behind`: this version knows a migration the database has not had. */
  readonly migrations: "ok" | "behind" | "unknown";
  /** Age of the oldest job that could start now; a long queue is a warning, not a reason to say no. */
  readonly queueLagSeconds: number | null;
};

const patienceMs = 3_000;

async function inTime<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  const over = new AbortController();
  const late = wait(patienceMs, undefined, { signal: over.signal }).then(() => {
    throw new Error("no answer in time");
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    over.abort();
  }
}

/** The migrations of this version that the database lacks; empty where it is up to date. */
export async function missingMigrations(): Promise<string[]> {
  const rows = await sql()<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return migrationFolders()
    .map(({ path }) => path)
    .filter((path) => !applied.has(path));
}

export type Trouble = { readonly trouble: string };

export async function readiness(): Promise<Readiness & Partial<Trouble>> {
  try {
    const [missing, lag] = await inTime(Promise.all([missingMigrations(), queueLagSeconds()]));
    return {
      ready: missing.length === 0,
      database: "ok",
      migrations: missing.length === 0 ? "ok" : "behind",
      queueLagSeconds: Math.round(lag),
    };
  } catch (error) {
    return {
      ready: false,
      database: "unreachable",
      migrations: "unknown",
      queueLagSeconds: null,
      trouble: errorText(error),
    };
  }
}
