import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { rereadConfig } from "~/platform/config.server";
import { inTenant } from "~/platform/database.server";
import {
  metricsAnswer,
  observeIngest,
  observeJob,
  observeRequest,
  queueLagSeconds,
  routeOf,
} from "~/platform/metrics.server";
import { enqueue } from "~/platform/queue.server";

const ask = (headers: Record<string, string> = {}, address = "127.0.0.1") =>
  metricsAnswer(new Request("http://localhost/metrics", { headers }), address);

test("requests, jobs, imported rows, connections and the queue are told as Prometheus text", async () => {
  const { id: marketplaceId } = await aMarketplace();
  await inTenant(marketplaceId, (tx) => enqueue(tx, "counted", { marketplaceId }));
  observeRequest("GET", "/ops/reviews/app_01h455vb4pex5vsknk084sn02q", 200, 12);
  observeJob("counted", "done", 1_500);
  observeJob("counted", "dead", null);
  observeIngest("orders", "accepted", 250);
  const answer = await ask();
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const text = await answer.text();
  expect(text).toContain(
    'slipway_http_request_seconds_count{method="GET",route="/ops/reviews/:id",status="200"} 1',
  );
  expect(text).toContain('slipway_job_ends_total{job="counted",state="dead"} 1');
  expect(text).toContain('slipway_job_seconds_sum{job="counted",state="done"} 1.5');
  expect(text).toContain('slipway_ingest_rows_total{dataset="orders",outcome="accepted"} 250');
  expect(text).toMatch(/slipway_database_connections\{state="active"\} [1-9]/);
  expect(text).toContain('slipway_queue_waiting{job="counted"} 1');
  expect(text).toMatch(/slipway_queue_lag_seconds \d/);
  expect(text).toContain("process_resident_memory_bytes");
});

test("a job that waits for its time is not late", async () => {
  const { id: marketplaceId } = await aMarketplace();
  const before = await queueLagSeconds();
  await inTenant(marketplaceId, (tx) =>
    enqueue(tx, "tomorrow", { marketplaceId }, { startAfter: new Date("2199-01-01") }),
  );
  expect(await queueLagSeconds()).toBeLessThanOrEqual(before + 60);
});

test.each([
  ["/", 200, "/"],
  ["/ops/audit", 200, "/ops/audit"],
  ["/ops/reviews/app_01h455vb4pex5vsknk084sn02q", 200, "/ops/reviews/:id"],
  ["/api/v1/stores/S-0042/eligibility", 200, "/api/v1/stores/:id/eligibility"],
  ["/ops/merchants/%E4%BA%91", 200, "/ops/merchants/:id"],
  ["/assets/entry-4f3a.js", 200, "/assets/*"],
  ["/wp-admin/setup.php", 404, "not found"],
  ["/ops._index.data", 200, "/ops._index"],
])("%s %i counts as %s", (path, status, route) => {
  expect(routeOf(path, status)).toBe(route);
});

test("however many addresses are tried, the series stay few", () => {
  const route = (n: number) => [...String(n)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  const routes = new Set(Array.from({ length: 2_000 }, (_, n) => routeOf(`/${route(n)}`, 302)));
  expect(routes.size).toBeLessThanOrEqual(301);
  expect(routes).toContain("other");
});

test("only this machine may look, and nobody a proxy forwards", async () => {
  expect((await ask()).status).toBe(200);
  expect((await ask({}, "::1")).status).toBe(200);
  expect((await ask({}, "203.0.113.7")).status).toBe(404);
  expect((await ask({ "x-forwarded-for": "127.0.0.1" })).status).toBe(404);
});

test("with a token, only its bearer may look, from anywhere", async () => {
  process.env.METRICS_TOKEN = "a token of sixteen or more";
  rereadConfig();
  try {
    expect((await ask()).status).toBe(404);
    expect((await ask({ authorization: "Bearer a token of sixteen or mor" })).status).toBe(404);
    const given = { authorization: "Bearer a token of sixteen or more" };
    expect((await ask(given, "203.0.113.7")).status).toBe(200);
  } finally {
    delete process.env.METRICS_TOKEN;
    rereadConfig();
  }
});
