/**
 * Applies `prisma/migrations` with Prisma's own schema engine, compiled to WebAssembly: the same files
 * and the same `_prisma_migrations` table as `prisma migrate deploy`, without a downloaded engine.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const require = createRequire(import.meta.url);
const filters = { externalTables: [], externalEnums: [] };
type Engine = engineModule.SchemaEngine;

/** The engine's lock time-out would keep the process alive for ten seconds after its work is done. */
function withoutLingering(module: object): Record<string, unknown> {
  const entries = Object.entries(module).map(([name, value]) =>
    name.startsWith("__wbg_setTimeout")
      ? [name, (...words: Parameters<typeof setTimeout>) => setTimeout(...words).unref()]
      : [name, value],
  );
  return Object.fromEntries(entries);
}

let loaded = false;
async function loadEngine(): Promise<void> {
  if (loaded) return;
  const file = join(
    dirname(require.resolve("@prisma/schema-engine-wasm")),
    "schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    "./schema_engine_bg.js": withoutLingering(engineModule) as WebAssembly.ModuleImports,
  });
  const exports = instance.exports as { __wbindgen_start: () => void };
  engineModule.__wbg_set_wasm(instance.exports);
  exports.__wbindgen_start();
  loaded = true;
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside functions and comments. Sent whole,
 * PostgreSQL parses it itself and runs it as one transaction.
 */
function wholeScripts(connectionString: string, opened: SqlDriverAdapter[]): PrismaPg {
  const factory = new PrismaPg({ connectionString });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    opened.push(adapter);
    adapter.executeScript = async (script) => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      try {
        await client.query(script);
      } finally {
        await client.end();
      }
    };
    return adapter;
  };
  return factory;
}

async function withEngine<T>(
  databaseUrl: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const opened: SqlDriverAdapter[] = [];
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(databaseUrl, opened));
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: schemaFiles() },
    () => undefined,
    factory,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  }
}

const root = process.cwd();

function schemaFiles(): [string, string][] {
  const folder = join(root, "prisma/schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]);
}

export function migrationFolders(): { path: string; script: string }[] {
  const folder = join(root, "prisma/migrations");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({ path, script: readFileSync(join(folder, path, "migration.sql"), "utf8") }));
}

/** Applies what is missing; the names of the migrations that were applied now. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: join(root, "prisma/migrations"),
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories: migrationFolders().map(({ path, script }) => ({
          path,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
        })),
      },
      filters,
    });
    return appliedMigrationNames;
  });
}

export type SchemaFile = { readonly path: string; readonly content: string };

/** The SQL that leads from other schema files (none: an empty database) to the schema folder. */
export async function schemaDifference(
  databaseUrl: string,
  from: readonly SchemaFile[],
): Promise<string> {
  return withEngine(databaseUrl, async (engine) => {
    const files = schemaFiles().map(([path, content]) => ({ path, content }));
    const { stdout } = await engine.diff({
      from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: [...from] },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters,
    });
    return stdout ?? "";
  });
}
