/** The whole of Slipway as `npm start` runs it, in a process of its own on an empty data folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "~/platform/embedded-postgres.server";

export type RunningApp = {
  readonly url: string;
  readonly dataFolder: string;
  readonly pid: number;
  /** Everything the process has printed so far. */
  readonly printed: () => string;
  /** SIGTERM, as a user or an orchestrator stops it. */
  readonly stop: () => Promise<void>;
  /** SIGKILL: nothing is tidied up. */
  readonly kill: () => Promise<void>;
};

type Wishes = { readonly dataFolder?: string; readonly env?: Readonly<Record<string, string>> };

/** A first start builds, on a machine that may be busy. */
const startAllowance = 280_000;

/** Resolves when the server answers; rejects with what it printed when it ends first. */
export async function startApp({ dataFolder, env = {} }: Wishes = {}): Promise<RunningApp> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), "slipway-app-"));
  const port = await freePort();
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|DATABASE_|SLIPWAY_|NODE_ENV|LOG_LEVEL)/.test(name),
  );
  const wished = {
    ...Object.fromEntries(inherited),
    SLIPWAY_DATA: folder,
    PORT: String(port),
    LOG_LEVEL: "warn",
    ...env,
  } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["--import", "tsx", "bin/start.ts"], {
    env: wished,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await untilOpen(child, `http://127.0.0.1:${port}/readyz`, () => said);
  const signal = async (name: NodeJS.Signals) => {
    child.kill(name);
    await ended;
  };
  return {
    url: `http://localhost:${port}`,
    dataFolder: folder,
    pid: child.pid ?? 0,
    printed: () => said,
    stop: async () => {
      await signal("SIGTERM");
      if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
    kill: () => signal("SIGKILL"),
  };
}

async function untilOpen(child: ChildProcess, url: string, said: () => string): Promise<void> {
  const deadline = Date.now() + startAllowance;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`Slipway ended with ${child.exitCode}:\n${said()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  child.kill("SIGKILL");
  throw new Error(`Slipway did not open:\n${said()}`);
}
