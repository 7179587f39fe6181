/** `npm run sandbox -- stripe`: the sandbox by itself, with its own database where none is named. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import type { StandIn } from "../../bin/sandbox";
import { startStripeSandbox } from "./server";

const portOf = (word: string): number => {
  const port = Number(word);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`--port ${word} is no port.`);
};

async function databaseFor(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== "") return { url: given, stop: async () => undefined };
  const folder = join(process.env.SLIPWAY_DATA ?? ".slipway", "postgres");
  const server = await startEmbeddedPostgres({ folder });
  return { url: server.url, stop: server.joined ? async () => undefined : server.stop };
}

const standIn: StandIn = {
  usage: "stripe [--port 12111] [--webhook url --secret whsec_…] [--seed words]",
  async start(words) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        port: { type: "string", default: "12111" },
        webhook: { type: "string" },
        secret: { type: "string" },
        seed: { type: "string", default: "slipway" },
      },
    });
    const { webhook: url, secret, seed } = values;
    if ((url === undefined) !== (secret === undefined))
      throw new Error("--webhook and --secret belong together.");
    const port = portOf(values.port);
    const database = await databaseFor();
    const sandbox = await startStripeSandbox({
      databaseUrl: database.url,
      port,
      seed,
      control: process.env.SANDBOX_CONTROL === "1",
      ...(url === undefined || secret === undefined ? {} : { webhook: { url, secret } }),
    });
    console.log(`Stripe sandbox (no real money) at ${sandbox.url}`);
    return {
      close: async () => {
        await sandbox.close();
        await database.stop();
      },
    };
  },
};
export default standIn;
