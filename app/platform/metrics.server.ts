/** What the process counts, as Prometheus text. Only loopback or the bearer of METRICS_TOKEN reads it. */
import { createHash, timingSafeEqual } from "node:crypto";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { config } from "./config.server";
import { sql } from "./database.server";
import { queueSchema } from "./queue.server";

export const registry = new Registry();
collectDefaultMetrics({ register: registry });
const registers = [registry];

const requests = new Histogram({
  name: "slipway_http_request_seconds",
  help: "Duration of HTTP requests by route pattern.",
  labelNames: ["method", "route", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});
const jobSeconds = new Histogram({
  name: "slipway_job_seconds",
  help: "Duration of tries of jobs by how they ended.",
  labelNames: ["job", "state"],
  buckets: [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800],
  registers,
});
const jobEnds = new Counter({
  name: "slipway_job_ends_total",
  help: "Tries of jobs by how they ended.",
  labelNames: ["job", "state"],
  registers,
});
const ingested = new Counter({
  name: "slipway_ingest_rows_total",
  help: "Imported rows by dataset and outcome.",
  labelNames: ["dataset", "outcome"],
  registers,
});
const webhooks = new Counter({
  name: "slipway_stripe_webhooks_total",
  help: "Webhooks of Stripe: kept in the inbox, or refused for their signature.",
  labelNames: ["outcome"],
  registers,
});
new Gauge({
  name: "slipway_database_connections",
  help: "Connections of the application's login by state, over all processes.",
  labelNames: ["state"],
  registers,
  async collect() {
    this.reset();
    const rows = await sql()<{ state: string; count: number }[]>`
      SELECT coalesce(state, 'other') AS state, count(*) FROM pg_stat_activity
       WHERE usename = current_user AND datname = current_database() GROUP BY 1`;
    for (const { state, count } of rows) this.set({ state }, count);
  },
});
new Gauge({
  name: "slipway_queue_waiting",
  help: "Jobs that could start now.",
  labelNames: ["job"],
  registers,
  async collect() {
    this.reset();
    for (const { name, waiting } of await waitingJobs()) this.set({ job: name }, waiting);
  },
});
new Gauge({
  name: "slipway_queue_lag_seconds",
  help: "Age of the oldest job that could start now.",
  registers,
  async collect() {
    this.set(await queueLagSeconds());
  },
});

type Waiting = { readonly name: string; readonly waiting: number; readonly lagSeconds: number };
const waitingJobs = () =>
  sql()<Waiting[]>`
    SELECT name, count(*) AS waiting,
        extract(epoch FROM now() - min(greatest(created_on, start_after)))::float8 AS "lagSeconds"
      FROM ${sql()(queueSchema)}.job
     WHERE state IN ('created', 'retry') AND start_after <= now() GROUP BY name`;

/** Seconds that the oldest startable job has been waiting; 0 where none waits. */
export const queueLagSeconds = async (): Promise<number> =>
  Math.max(0, ...(await waitingJobs()).map(({ lagSeconds }) => lagSeconds));

const routesMax = 300;
const routes = new Set<string>();

/** A path without the names of things, so that a route is one series; past a limit they are one. */
export function routeOf(path: string, status: number): string {
  if (status === 404) return "not found";
  if (path.startsWith("/assets/")) return "/assets/*";
  const route = path
    .replace(/\.data$/, "")
    .split("/")
    .map((step) => (/\d|^.{25,}$|[^a-z0-9._-]/.test(step) && step !== "v1" ? ":id" : step))
    .join("/");
  if (!routes.has(route) && routes.size >= routesMax) return "other";
  routes.add(route);
  return route;
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export function observeRequest(method: string, path: string, status: number, ms: number): void {
  const name = methods.has(method) ? method : "other";
  requests.observe({ method: name, route: routeOf(path, status), status }, ms / 1_000);
}

/** `ms` is null where nobody was there to measure. */
export function observeJob(job: string, state: string, ms: number | null): void {
  jobEnds.inc({ job, state });
  if (ms !== null) jobSeconds.observe({ job, state }, ms / 1_000);
}

export const observeIngest = (
  dataset: string,
  outcome: "accepted" | "duplicate" | "rejected",
  rows: number,
): void => ingested.inc({ dataset, outcome }, rows);

export const observeWebhook = (outcome: "kept" | "refused"): void => webhooks.inc({ outcome });

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const digest = (text: string) => createHash("sha256").update(text).digest();

function mayRead(request: Request, address: string): boolean {
  const token = config().METRICS_TOKEN;
  if (token === undefined) return loopback.test(address) && !request.headers.has("x-forwarded-for");
  const given = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(token));
}

export async function metricsAnswer(request: Request, address: string): Promise<Response> {
  if (!mayRead(request, address)) return new Response("Not found", { status: 404 });
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}
