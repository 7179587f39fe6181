/** `npm run sandbox -- <name> [--port n]`: a stand-in for the outside world, alone, on 127.0.0.1. */
import { existsSync, readdirSync } from "node:fs";

/** What `sandbox/<name>/alone.ts` exports. */
export type StandIn = {
  readonly usage: string;
  /** Starts it with the words that follow its name; resolves when it is open. */
  readonly start: (words: readonly string[]) => Promise<{ close: () => Promise<void> }>;
};

const folder = new URL("../sandbox/", import.meta.url);
const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/alone.ts`, folder)));
const load = async (name: string) =>
  ((await import(new URL(`${name}/alone.ts`, folder).href)) as { default: StandIn }).default;

const [name, ...words] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(name === undefined ? "Name a stand-in:" : `There is no stand-in "${name}":`);
  for (const each of names) console.error(`  npm run sandbox -- ${(await load(each)).usage}`);
  process.exit(2);
}
try {
  const running = await (await load(name)).start(words);
  const stop = () => void running.close().then(() => process.exit(0));
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
