/**
 * Staff's lists of a month of 50,000 lines, and of one day that holds them all, on a durable PostgreSQL of its
 * own: the time of the loader's own question, filters, counts and sums included. And preparing a day.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ofMarketplace, ofStore } from "~/features/ledger/account";
import { post } from "~/features/ledger/post.server";
import { credit, debit } from "~/features/ledger/transfer";
import { postingOf } from "~/features/payments/posting";
import { prepareDay } from "~/features/payments/reconcile.server";
import { listDays } from "~/features/payments/reconciliation-days.server";
import { halvesFor, listItems } from "~/features/payments/reconciliation-items.server";
import { dayQuery, itemQuery } from "~/features/payments/reconciliation-query";
import { automatic, type StaffActor } from "~/features/people/actor";
import { rereadConfig } from "~/platform/config.server";
import { closeDatabase, sqlInTenant } from "~/platform/database.server";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install, withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";
import type { Report } from "../bin/bench";

const monthLines = Number(process.env.RECONCILIATION_LINES ?? 50_000);
const rounds = 15;
const goalMs = 500;
const hugeDay = "2026-09-30";
const currency = "CNY";

const staff = (marketplaceId: string): StaffActor => ({
  kind: "person",
  side: "staff",
  marketplaceId,
  personId: newId(),
  name: "Bench",
  roles: ["finance"],
});

/** A line in 50 stands alone, one in 100 has another fee. */
const items = (day: string, count: number, from: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, n) => {
      const id = `txn_${String(from + n).padStart(9, "0")}`;
      const at = new Date(Date.parse(`${day}T00:00:00Z`) + ((n * 86_399) % 86_400) * 1_000);
      const alone = n % 50 === 0;
      const fee = n % 100 === 7;
      const amount = 10_000 + (n % 900) * 100;
      return {
        line: id,
        state: alone ? "only-theirs" : fee ? "fee" : "matched",
        because: alone ? "not-posted" : fee ? "fee" : "same",
        at,
        theirs_id: id,
        theirs_category: "charge",
        theirs_source: `ch_${from + n}`,
        theirs_minor: amount,
        theirs_fee_minor: 320,
        theirs_at: at,
        theirs_available_at: at,
        payment_id: newId(),
        ...(alone
          ? {}
          : {
              ours_id: newId(),
              ours_kind: "stripe-charge",
              ours_minor: amount,
              ours_fee_minor: fee ? 300 : 320,
              ours_at: at,
            }),
      };
    }),
  );

const write = (marketplaceId: string, day: string, count: number, from: number) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql`
      SELECT slipway.reconciliation_write(${marketplaceId}, ${day}, ${currency},
        ${items(day, count, from)}::text::jsonb, now())`,
  );

const dayOfMonth = (n: number) => `2026-10-${String(n).padStart(2, "0")}`;

async function fill(marketplaceId: string): Promise<void> {
  const perDay = Math.floor(monthLines / 31);
  for (let n = 1; n <= 31; n += 1) await write(marketplaceId, dayOfMonth(n), perDay, n * perDay);
  await write(marketplaceId, hugeDay, monthLines, 10_000_000);
  await withOwner(process.env.DATABASE_URL ?? "", (client) => client.query("VACUUM ANALYZE"));
}

async function slowest(work: () => Promise<unknown>): Promise<number> {
  let worst = 0;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    worst = Math.max(worst, performance.now() - began);
  }
  return worst;
}

async function lists(report: Report, marketplaceId: string): Promise<void> {
  const actor = staff(marketplaceId);
  const say = async (subject: string, work: () => Promise<unknown>) => {
    const value = Math.round(await slowest(work));
    const goal = `< ${goalMs} ms`;
    report({ bench: "reconciliation", subject, value, unit: "ms", goal, ok: value < goalMs });
  };
  const list = (day: string, search: Record<string, string>) =>
    listItems(actor, { day, currency }, itemQuery(new URLSearchParams(search)));
  await say("days of the month, slowest of 15", () =>
    listDays(actor, dayQuery(new URLSearchParams())),
  );
  for (const [name, day] of [
    [`a day of a month of ${monthLines} lines`, dayOfMonth(7)],
    [`one day of ${monthLines} lines`, hugeDay],
  ] as const) {
    for (const view of ["open", "matched", "all"])
      await say(`${name}: ${view}, slowest of 15`, () => list(day, { view }));
    const { rows, after } = await list(day, { view: "all" });
    await say(`${name}: next page`, () => list(day, { view: "all", after: after ?? "" }));
    const source = rows.at(-1)?.theirs?.source ?? "";
    await say(`${name}: search`, () => list(day, { view: "all", q: source }));
    const [alone] = (await list(day, { view: "only-theirs" })).rows;
    if (alone) await say(`${name}: other halves`, () => halvesFor(actor, { day, currency }, alone));
  }
}

/** A month of payments in the ledger, booked and moved on, and Stripe's lines of its last day. */
async function prepare(report: Report, marketplaceId: string): Promise<void> {
  const actor = automatic(marketplaceId, "demo");
  const perDay = Math.floor(monthLines / 31);
  const day = "2026-12-31";
  let made = 0;
  for (let n = 1; n <= 31; n += 1) {
    const at = new Date(`2026-12-${String(n).padStart(2, "0")}T04:00:00Z`);
    for (let from = 0; from < perDay; from += 500) {
      const transfers = Array.from({ length: Math.min(500, perDay - from) }, () => {
        made += 1;
        const paymentId = newId();
        const booked = {
          key: `deposit-paid:${paymentId}`,
          kind: "deposit-paid",
          thing: { kind: "deposit", id: "s" },
          occurredAt: at,
          legs: [
            debit(ofMarketplace("stripe-clearing", currency), 5_000),
            credit(ofStore("deposit", "s", currency), 5_000),
          ],
        };
        const movement = {
          id: `txn_p${made}`,
          category: "charge",
          sourceId: `ch_p${made}`,
          currency,
          amountMinor: 5_000,
          feeMinor: 175,
          occurredAt: at,
          availableAt: at,
        };
        const moved = postingOf(movement, paymentId);
        return { paymentId, movement, transfers: moved === null ? [booked] : [booked, moved] };
      });
      await sqlInTenant(marketplaceId, async (sql) => {
        await post(
          sql,
          actor,
          transfers.flatMap((one) => one.transfers),
        );
        if (n === 31)
          await sql`INSERT INTO stripe_statement_line ${sql(
            transfers.map(({ movement }) => ({
              marketplace_id: marketplaceId,
              id: movement.id,
              day,
              currency,
              category: movement.category,
              source_id: movement.sourceId,
              payment_id: null,
              payment_currency: null,
              amount_minor: movement.amountMinor,
              fee_minor: movement.feeMinor,
              occurred_at: at,
              available_at: at,
              read_at: at,
            })),
          )}`;
      });
    }
  }
  const ms = await slowest(() => prepareDay(actor, day));
  report({
    bench: "reconciliation",
    subject: `prepare a day of ${perDay} payments, ${made} in the month, slowest of 15`,
    value: Math.round(ms),
    unit: "ms",
  });
}

export default async function reconciliation(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  const server = await startEmbeddedPostgres({ folder });
  try {
    process.env.SLIPWAY_SECRET = newId();
    process.env.SLIPWAY_DATA = folder;
    process.env.DATABASE_URL = await ensureDatabase(server.url, "slipway");
    process.env.DATABASE_APP_URL = (
      await install(process.env.DATABASE_URL, process.env.SLIPWAY_SECRET)
    ).appUrl;
    rereadConfig();
    const marketplaceId = newId();
    await withOwner(process.env.DATABASE_URL, (client) =>
      client.query(
        "INSERT INTO marketplace (id, slug, name, currency, zone) VALUES ($1, 'bench', 'Bench', 'CNY', 'Asia/Shanghai')",
        [marketplaceId],
      ),
    );
    await fill(marketplaceId);
    await lists(report, marketplaceId);
    await prepare(report, marketplaceId);
  } finally {
    await closeDatabase();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
