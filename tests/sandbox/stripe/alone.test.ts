/** `npm run sandbox -- stripe`, as a person types it, with the database that it brings along. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { freePort } from "~/platform/embedded-postgres.server";
import { clientAt, key } from "./opened";

const folder = mkdtempSync(join(tmpdir(), "slipway-sandbox-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Said = { readonly code: Promise<number | null>; readonly words: () => string };
type Typed = Said & { readonly child: ChildProcess };
const running: ChildProcess[] = [];

/** In a process group of its own: npm starts a shell, which starts the sandbox. */
function typed(words: readonly string[], env: Readonly<Record<string, string>> = {}): Typed {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|DATABASE_|NODE_ENV|SANDBOX_|STRIPE_)/.test(name),
  );
  const child = spawn("npm", ["run", "-s", "sandbox", "--", "stripe", ...words], {
    detached: true,
    env: {
      ...Object.fromEntries(inherited),
      SLIPWAY_DATA: folder,
      ...env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  running.push(child);
  const code = once(child, "close").then(([code]) => code as number | null);
  return { child, code, words: () => said };
}
const signal = ({ pid, exitCode, signalCode }: ChildProcess, name: NodeJS.Signals) => {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, name);
};
afterEach(() => {
  for (const child of running.splice(0)) signal(child, "SIGKILL");
});

async function opened(started: Typed): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const url = /at (http:\S+)/.exec(started.words())?.[1];
    if (url !== undefined) return url;
    if (started.child.exitCode !== null) break;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`the sandbox did not open: ${started.words()}`);
}
async function stopped(started: Typed): Promise<void> {
  signal(started.child, "SIGTERM");
  await started.code;
}

describe("npm run sandbox -- stripe", () => {
  it("opens where it is told to, keeps its state over a restart, and shows no control plane", async () => {
    const port = String(await freePort());
    const first = typed(["--port", port]);
    const url = await opened(first);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(first.words()).toContain("no real money");
    const made = await clientAt(url, null).customers.create({ name: "Kept" });
    const headers = { authorization: `Bearer ${key}` };
    for (const [path, method] of [
      ["", "GET"],
      ["/fault", "POST"],
      ["/clock", "POST"],
    ])
      expect(
        (await fetch(`${url}/_sandbox${path}`, { method: method ?? "", headers })).status,
      ).toBe(404);
    await stopped(first);
    await expect(fetch(url)).rejects.toThrow();
    const second = typed(["--port", port]);
    const again = clientAt(await opened(second), null);
    expect(await again.customers.retrieve(made.id)).toMatchObject({ name: "Kept" });
    await stopped(second);
  }, 180_000);

  it("opens the control plane when it is asked to", async () => {
    const started = typed(["--port", "0"], { SANDBOX_CONTROL: "1" });
    const url = await opened(started);
    expect((await fetch(`${url}/_sandbox`)).status).toBe(200);
    await stopped(started);
  }, 120_000);

  it.each([
    ["production", [], { NODE_ENV: "production" }, "refuses NODE_ENV=production"],
    ["a port that is none", ["--port", "many"], {}, "--port many is no port"],
    ["half an endpoint", ["--webhook", "http://127.0.0.1:1"], {}, "belong together"],
  ])(
    "refuses %s with a sentence",
    async (_name, words, env, sentence) => {
      const started = typed(words, env as Record<string, string>);
      expect(await started.code).toBe(1);
      expect(started.words()).toContain(sentence);
    },
    120_000,
  );
});
