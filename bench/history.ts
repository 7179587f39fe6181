/**
 * How fast the history is sealed and verified, on a durable PostgreSQL of its own. The peer is the same
 * read without any hashing: what verifying costs beyond looking at the rows.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCheckpoints } from "~/features/history/checkpoint.server";
import { entryText } from "~/features/history/entry";
import { sealHistory } from "~/features/history/seal.server";
import { verifyHistory } from "~/features/history/verify.server";
import { rereadConfig } from "~/platform/config.server";
import { closeDatabase, sqlInTenant } from "~/platform/database.server";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install, withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";
import type { Report } from "../bin/bench";

const rows = Number(process.env.HISTORY_ROWS ?? 300_000);
const rounds = 3;
const verifyGoal = 50_000;

/** Entries as the product writes them: a v7 id, a name, a before and an after of a few fields. */
const fill = (marketplaceId: string) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql`
      INSERT INTO audit_entry (marketplace_id, id, at, actor_kind, actor_id, actor_name, verb,
        thing_kind, thing_id, before, after, request_id)
      SELECT ${marketplaceId}, (lpad(to_hex(1700000000000 + n), 12, '0') || '7' ||
            substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
          now(), 'person', md5((n % 40)::text)::uuid::text, 'Lin Mei', 'application-decided',
          'application', md5((n / 3)::text)::uuid::text,
          jsonb_build_object('status', 'submitted', 'version', n % 9),
          jsonb_build_object('status', 'approved', 'version', n % 9 + 1, 'reasons', '["R1", "R7"]'::jsonb,
            'note', 'The shop 云织 has kept its returns below the limit for four weeks.'),
          md5((n / 2)::text)::uuid::text
        FROM generate_series(1, ${rows}::int) AS n`,
  );

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

const bareRead = (marketplaceId: string) =>
  sqlInTenant(marketplaceId, async (sql) => {
    const all = sql`
      SELECT s.height, s.position, s.entry_id, s.entry_hash, ${sql.unsafe(entryText)} AS text
        FROM audit_seal s
        JOIN audit_entry e ON e.marketplace_id = s.marketplace_id AND e.id = s.entry_id
       WHERE s.marketplace_id = ${marketplaceId} ORDER BY s.height, s.position`;
    let seen = 0;
    for await (const batch of all.cursor(2_000)) seen += batch.length;
    if (seen !== rows) throw new Error(`read ${seen} of ${rows} rows`);
  });

async function measure(report: Report, marketplaceId: string): Promise<void> {
  await fill(marketplaceId);
  const rate = (took: number) => Math.round(rows / took);
  const sealing = await seconds(() => sealHistory(marketplaceId));
  await writeCheckpoints(marketplaceId);
  await withOwner(process.env.DATABASE_URL ?? "", (client) => client.query("VACUUM ANALYZE"));
  const reads: number[] = [];
  const verifies: number[] = [];
  let cpu = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    reads.push(await seconds(() => bareRead(marketplaceId)));
    const before = process.cpuUsage();
    verifies.push(
      await seconds(async () => {
        const { entries, broken } = await verifyHistory(marketplaceId);
        if (entries !== rows || broken !== null) throw new Error(`verified ${entries} of ${rows}`);
      }),
    );
    const { user, system } = process.cpuUsage(before);
    cpu = Math.min(cpu, (user + system) / rows);
  }
  const [read, verify] = [Math.min(...reads), Math.min(...verifies)];
  report({
    bench: "history",
    subject: `seal ${rows} entries in one block`,
    value: rate(sealing),
    unit: "rows/s",
  });
  report({
    bench: "history",
    subject: "read the same rows, hash nothing",
    value: rate(read),
    unit: "rows/s",
  });
  report({
    bench: "history",
    subject: `verify ${rows} entries`,
    value: rate(verify),
    unit: "rows/s",
    ratio: Math.round((read / verify) * 100) / 100,
    ratio_to: "read the same rows, hash nothing",
    goal: `>= ${verifyGoal} rows/s`,
    ok: rate(verify) >= verifyGoal,
  });
  report({
    bench: "history",
    subject: "verify, CPU of this process",
    value: Math.round(cpu * 100) / 100,
    unit: "us/row",
  });
}

export default async function history(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  const server = await startEmbeddedPostgres({
    folder,
    settings: ["shared_buffers=512MB", "max_wal_size=4GB"],
  });
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
    await measure(report, marketplaceId);
  } finally {
    await closeDatabase();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
