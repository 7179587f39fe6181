import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { recompute } from "~/features/metrics/recompute.server";
import { automatic } from "~/features/people/actor";
import { rereadConfig } from "~/platform/config.server";
import { databaseAnswers, sqlInTenant } from "~/platform/database.server";
import { attempt, ndjson } from "./support/imports";

/** A wire to the database that can be cut and mended. */
const target = new URL(process.env.DATABASE_APP_URL ?? "");
const open = new Set<Socket>();
let wire: Server;
let port = 0;

const mend = () =>
  new Promise<void>((ready) => {
    wire = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(one);
        one.pipe(other);
        one.on("error", () => other.destroy()).on("close", () => other.destroy());
      }
    }).listen(port, "127.0.0.1", () => {
      port = (wire.address() as { port: number }).port;
      ready();
    });
  });
const cut = () =>
  new Promise<void>((done) => {
    wire.close(() => done());
    for (const socket of open) socket.destroy();
    open.clear();
  });

beforeAll(async () => {
  await mend();
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  process.env.DATABASE_APP_URL = url.toString();
  rereadConfig();
});
afterAll(cut);

const orders = Array.from({ length: 30_000 }, (_, n) => ({
  orderUid: `o${Math.floor(n / 2)}`,
  lineNo: n % 2,
  storeUid: `s${n % 50}`,
  status: "PAID",
  quantity: 1,
  amountMinor: n,
  currency: "CNY",
  paidAt: "2026-03-01T10:00:00+08:00",
  occurredAt: "2026-03-01T10:00:00+08:00",
}));

test("a database that goes away again and again is waited for, and every line is counted once", async () => {
  const { id } = await aMarketplace();
  const importing = attempt(id, "orders", ndjson(orders));
  for (const pause of [250, 130, 410, 90]) {
    await new Promise((next) => setTimeout(next, pause));
    await cut();
    await new Promise((next) => setTimeout(next, 60));
    await mend();
  }
  expect(await importing).toMatchObject({
    ok: true,
    accepted: orders.length,
    duplicates: 0,
    rejected: 0,
  });
  const [row] = await sqlInTenant(id, (sql) => sql`SELECT count(*) AS lines FROM order_line`);
  expect(row).toEqual({ lines: orders.length });
  expect(await recompute(automatic(id, "facts-refresher"))).toMatchObject({ differing: 0 });
}, 60_000);

test("a database that stays away: the import says so, keeps what it had, and the same body completes it", async () => {
  const { id } = await aMarketplace();
  const importing = attempt(id, "orders", ndjson(orders));
  await new Promise((next) => setTimeout(next, 300));
  await cut();
  expect(await importing).toMatchObject({ ok: false, because: "database-away" });
  await mend();
  while (!(await databaseAnswers())) await new Promise((next) => setTimeout(next, 50));
  const again = await attempt(id, "orders", ndjson(orders));
  expect(again).toMatchObject({ ok: true, rejected: 0 });
  expect(again.ok && again.accepted + again.duplicates).toBe(orders.length);
  const [row] = await sqlInTenant(id, (sql) => sql`SELECT count(*) AS lines FROM order_line`);
  expect(row).toEqual({ lines: orders.length });
}, 60_000);
