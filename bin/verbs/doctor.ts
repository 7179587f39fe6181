import { existsSync, statfsSync } from "node:fs";
import { stripeHealth } from "~/features/payments/stripe-health.server";
import { clockIsSet, now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { sql } from "~/platform/database.server";
import { missingMigrations } from "~/platform/health.server";
import { withOwner } from "~/platform/installation.server";
import { queueLagSeconds } from "~/platform/metrics.server";
import { queueSchema } from "~/platform/queue.server";

type Finding = { readonly ok: boolean; readonly says: string };
const fine = (says: string): Finding => ({ ok: true, says });
const bad = (says: string): Finding => ({ ok: false, says });

async function database(): Promise<Finding> {
  const [row] = await sql()<{ version: string; number: number }[]>`
    SELECT current_setting('server_version') AS version,
      current_setting('server_version_num')::int AS number`;
  const { version = "?", number = 0 } = row ?? {};
  return number >= 150_000
    ? fine(`PostgreSQL ${version}`)
    : bad(`PostgreSQL ${version} is too old; 15 is the least`);
}

async function migrations(): Promise<Finding> {
  const missing = await missingMigrations();
  return missing.length === 0
    ? fine("schema is up to date")
    : bad(`schema lacks ${missing.join(", ")}`);
}

async function login(): Promise<Finding> {
  const [row] = await sql()<{ strong: boolean; open: number }[]>`
    SELECT rolsuper OR rolbypassrls AS strong,
        (SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
          WHERE a.attname = 'marketplace_id' AND c.relkind = 'r'
            AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('session')
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity)) AS open
      FROM pg_roles WHERE rolname = current_user`;
  if (row?.strong !== false)
    return bad(
      "DATABASE_APP_URL is a login that passes the wall between marketplaces; use the one made at installation",
    );
  if (row.open > 0) return bad(`${row.open} tables of marketplaces stand outside the wall`);
  return fine("the application's login stays behind the wall between marketplaces");
}

async function clocks(): Promise<Finding> {
  const [row] = await sql()<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  const apartMs = Math.abs((row?.at.getTime() ?? 0) - now().getTime());
  if (clockIsSet()) return fine(`the clock is set to ${now().toISOString()} (demo)`);
  return apartMs < 5_000
    ? fine("this machine's clock agrees with the database's")
    : bad(`this machine's clock is ${Math.round(apartMs / 1_000)} s away from the database's`);
}

async function worker(): Promise<Finding> {
  const [row] = await sql()<{ alive: number }[]>`
    SELECT count(*) AS alive FROM ${sql()(queueSchema)}.instance
     WHERE stopped_on IS NULL AND heartbeat_on > now() - interval '3 minutes'
       AND application_name = 'slipway-worker'`;
  const lag = Math.round(await queueLagSeconds());
  if ((row?.alive ?? 0) === 0)
    return config().SLIPWAY_MODE === "production" || lag > 60
      ? bad(`no worker is running; the oldest job has waited ${lag} s`)
      : fine("no worker is running now; nothing waits");
  return lag < 300
    ? fine(`${row?.alive} worker(s), the oldest job has waited ${lag} s`)
    : bad(`jobs wait for ${lag} s`);
}

async function disk(): Promise<Finding> {
  const folder = config().SLIPWAY_DATA;
  if (!existsSync(folder)) return bad(`${folder} is not there`);
  const { bavail, bsize } = statfsSync(folder);
  const gigabytes = (bavail * bsize) / 2 ** 30;
  const text = `${gigabytes.toFixed(1)} GB free in ${folder}`;
  return gigabytes > 1 ? fine(text) : bad(text);
}

async function owner(): Promise<Finding> {
  await withOwner(config().DATABASE_URL ?? "", (client) => client.query("SELECT 1"));
  return fine("the owner's login works (needed for upgrades only)");
}

async function stripe(): Promise<Finding> {
  const health = await stripeHealth();
  if (health === null)
    return config().SLIPWAY_MODE === "production"
      ? fine("no key is set: deposits cannot be paid")
      : fine("no key is set: a demo starts its own sandbox");
  const { mode, apiVersion, trouble, heardAt } = health;
  if (trouble !== null) return bad(`Stripe does not answer as it should: ${trouble}`);
  const heard = heardAt === null ? "no event was heard yet" : `last event ${heardAt.toISOString()}`;
  return fine(`Stripe answers, ${mode} mode, version ${apiVersion}; ${heard}`);
}

const questions = { database, owner, migrations, login, clocks, worker, disk, stripe };

export default {
  name: "doctor",
  usage: "doctor",
  run: async () => {
    let healthy = true;
    for (const [name, ask] of Object.entries(questions)) {
      const { ok, says } = await ask().catch((error: unknown) => bad(String(error)));
      healthy &&= ok;
      console.log(`${ok ? "ok    " : "wrong "} ${name.padEnd(11)}${says}`);
    }
    return healthy ? 0 : 1;
  },
};
