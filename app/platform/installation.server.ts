/**
 * Brings a database to the state this version needs: migrations by its owner, a login for the
 * application that owns nothing, and the job queue's tables. Safe to run at every start.
 */
import { createHmac } from "node:crypto";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { applyMigrations } from "./migrations.server";
import { queueSchema } from "./queue.server";

export type Installed = { readonly appUrl: string; readonly applied: readonly string[] };

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export async function withOwner<T>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates a database unless it is there; the URL of it. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  await withOwner(serverUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${quoted(name)}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** The application's own login: a member of slipway_app, with a password derived from the secret. */
async function ensureLogin(ownerUrl: string, secret: string): Promise<string> {
  const url = new URL(ownerUrl);
  const login = `slipway_login_${url.pathname.slice(1)}`;
  const password = createHmac("sha256", secret).update(`database login ${login}`).digest("hex");
  await withOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [login]);
    const verb = rowCount === 0 ? "CREATE" : "ALTER";
    await client.query(`${verb} ROLE ${quoted(login)} LOGIN NOBYPASSRLS PASSWORD '${password}'`);
    await client.query(`GRANT slipway_app TO ${quoted(login)}`);
  });
  url.username = login;
  url.password = password;
  return url.toString();
}

async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: queueSchema,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
  await withOwner(ownerUrl, async (client) => {
    await client.query(`GRANT USAGE ON SCHEMA ${queueSchema} TO slipway_app`);
    await client.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO slipway_app`,
    );
    await client.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO slipway_app`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${queueSchema} TO slipway_app`);
  });
}

export async function install(ownerUrl: string, secret: string): Promise<Installed> {
  const applied = await applyMigrations(ownerUrl);
  await withOwner(ownerUrl, (client) =>
    client.query("GRANT SELECT ON _prisma_migrations TO slipway_app"),
  );
  await installQueue(ownerUrl);
  return { appUrl: await ensureLogin(ownerUrl, secret), applied };
}
