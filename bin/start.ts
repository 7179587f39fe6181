/** `npm start`: everything a fresh machine needs, then the server. Starting again keeps the data. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { config } from "~/platform/config.server";
import { closeDatabase } from "~/platform/database.server";
import { buildNow, isBuilt, serverBuild } from "./support/built";
import { startOwnStripe } from "./support/own-stripe";
import { checkConfiguration, settle } from "./support/settle";

process.env.NODE_ENV = "production";
checkConfiguration();

const running = join(config().SLIPWAY_DATA, "running.json");

/** The URL of a Slipway that already runs on this data folder. */
async function alreadyRuns(): Promise<string | null> {
  if (!existsSync(running)) return null;
  const { pid, port, url } = JSON.parse(readFileSync(running, "utf8")) as {
    pid: number;
    port: number;
    url: string;
  };
  try {
    process.kill(pid, 0);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
      signal: AbortSignal.timeout(3_000),
    });
    return answer.ok ? url : null;
  } catch {
    return null;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const probe = createServer()
      .once("error", () => answer(false))
      .once("listening", () => probe.close(() => answer(true)))
      .listen(port, config().HOST);
  });

/** The wished port, or the next free one; a port that was asked for is not replaced. */
async function choosePort(): Promise<number> {
  const wished = config().PORT;
  if (wished !== undefined) {
    if (await isFree(wished)) return wished;
    console.error(
      `PORT ${wished} is in use by another program. Stop it, or set PORT to a free port.`,
    );
    process.exit(1);
  }
  for (let port = 3000; port < 3100; port += 1) if (await isFree(port)) return port;
  throw new Error("no free port between 3000 and 3099");
}

const url = await alreadyRuns();
if (url !== null) {
  console.log(`Slipway already runs at ${url}`);
  process.exit(0);
}
if (!isBuilt()) {
  console.log("Building …");
  if (!buildNow()) process.exit(1);
}
const settled = await settle({ takeOver: true });
const port = await choosePort();
process.env.PORT = String(port);
const ownStripe = await startOwnStripe(port, process.env.DATABASE_URL ?? "");

const { SLIPWAY_MODE, SLIPWAY_DEMO_DATA, WORKER } = config();
const signIns: readonly string[] =
  SLIPWAY_MODE === "demo" && SLIPWAY_DEMO_DATA && WORKER !== "only"
    ? await (await import("#prisma/seed/prepare-demo")).prepareDemo(ownStripe !== null)
    : [];
await closeDatabase();
// The server itself has no use for the owner's rights.
delete process.env.DATABASE_URL;

const build = (await import(pathToFileURL(resolve(serverBuild)).href)) as ServerBuild;
const { raiseSlipway } = build.entry.module as unknown as typeof import("../app/raise.server");
const slipway = await raiseSlipway({ build, clientFolder: "build/client", port });
writeFileSync(running, JSON.stringify({ pid: process.pid, port, url: slipway.url }));
for (const line of [`Slipway is open at ${slipway.url}`, ...signIns]) console.log(line);
if (ownStripe !== null) console.log(`Stripe sandbox (no real money) at ${ownStripe.url}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await slipway.stop();
  await ownStripe?.close();
  await settled.stop();
  rmSync(running, { force: true });
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
