/** What every command needs before it can work: configuration, a secret and an installed database. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import "dotenv/config";
import { config, rereadConfig, WrongConfiguration } from "~/platform/config.server";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install } from "~/platform/installation.server";

export type Settled = {
  /** Stops what was started here; an embedded server only when this process owns it. */
  readonly stop: () => Promise<void>;
  readonly embedded: boolean;
};

/** Stops the process with one sentence per wrong variable. */
export function checkConfiguration(): void {
  try {
    config();
  } catch (error) {
    if (!(error instanceof WrongConfiguration)) throw error;
    for (const sentence of error.sentences) console.error(sentence);
    process.exit(1);
  }
}

function secretOf(folder: string): string {
  const given = config().SLIPWAY_SECRET;
  if (given !== undefined) return given;
  const file = join(folder, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** Prepares the database and puts what was found into the environment, where `config()` reads it. */
export async function settle({ takeOver = false } = {}): Promise<Settled> {
  const { DATABASE_URL, DATABASE_APP_URL, SLIPWAY_DATA } = config();
  mkdirSync(SLIPWAY_DATA, { recursive: true });
  const secret = secretOf(SLIPWAY_DATA);
  const server =
    DATABASE_URL === undefined
      ? await startEmbeddedPostgres({ folder: join(SLIPWAY_DATA, "postgres") })
      : undefined;
  const ownerUrl =
    server === undefined ? (DATABASE_URL ?? "") : await ensureDatabase(server.url, "slipway");
  const { appUrl } = await install(ownerUrl, secret);
  process.env.SLIPWAY_SECRET = secret;
  process.env.DATABASE_URL = ownerUrl;
  process.env.DATABASE_APP_URL = DATABASE_APP_URL ?? appUrl;
  rereadConfig();
  const mayStop = server !== undefined && (takeOver || !server.joined);
  return {
    embedded: server !== undefined,
    stop: async () => {
      if (mayStop) await server.stop();
    },
  };
}
