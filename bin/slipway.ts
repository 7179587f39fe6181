/** `npm run slipway -- <verb>`: administration from the command line. */
import { readdirSync } from "node:fs";
import { closeDatabase } from "~/platform/database.server";
import { checkConfiguration, settle } from "./support/settle";
import { WrongCall } from "./support/words";

/** One file of `bin/verbs/`, its default export. */
export type CommandVerb = {
  readonly name: string;
  readonly usage: string;
  /** The exit code. A `WrongCall` that is thrown is told with the usage, and ends with 2. */
  readonly run: (words: string[]) => Promise<number>;
};

const folder = new URL("./verbs/", import.meta.url);
const verbs = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map(async (file) => (await import(new URL(file, folder).href)) as { default: CommandVerb })
    .map(async (loaded) => (await loaded).default),
);

const [name, ...words] = process.argv.slice(2);
const verb = verbs.find((each) => each.name === name);
if (verb === undefined) {
  console.error(name === undefined ? "Name a verb:" : `There is no verb "${name}". There are:`);
  for (const each of verbs) console.error(`  npm run slipway -- ${each.usage}`);
  process.exit(2);
}
process.env.LOG_LEVEL ??= "warn";
checkConfiguration();
const settled = await settle();
let code = 1;
try {
  code = await verb.run(words);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof WrongCall) {
    console.error(`npm run slipway -- ${verb.usage}`);
    code = 2;
  }
} finally {
  await closeDatabase();
  await settled.stop();
}
process.exit(code);
