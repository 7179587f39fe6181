/** Clients of the import API: a server process of its own, and requests to it at once. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type ImportServer = {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => void;
};

export function startImportServer(): Promise<ImportServer> {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("./import-server.ts", import.meta.url))],
    { env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  return new Promise((ready, failed) => {
    child.once("exit", () => failed(new Error("the import server ended")));
    child.stdout?.once("data", (said: Buffer) =>
      ready({
        url: `http://127.0.0.1:${said.toString().replace(/\D/g, "")}`,
        pid: child.pid ?? 0,
        stop: () => child.kill(),
      }),
    );
  });
}

export type Answers = { readonly accepted: number; readonly milliseconds: readonly number[] };

/** Sends each body once, `clients` at a time, each client with a key of its own. */
export async function sendAll(
  url: string,
  keys: readonly string[],
  bodies: readonly string[],
): Promise<Answers> {
  const milliseconds: number[] = [];
  let accepted = 0;
  let next = 0;
  const client = async (key: string) => {
    for (let at = next++; at < bodies.length; at = next++) {
      const began = performance.now();
      const answer = await fetch(`${url}/import/orders`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
        body: bodies[at] ?? "",
      });
      const told = (await answer.json()) as { accepted?: number };
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(told)}`);
      milliseconds.push(performance.now() - began);
      accepted += told.accepted ?? 0;
    }
  };
  await Promise.all(keys.map(client));
  return { accepted, milliseconds: milliseconds.sort((left, right) => left - right) };
}
