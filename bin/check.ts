/** `npm run check`: everything that can be known without running the product. All checks run; any may fail. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

type Check = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** What to do about it. */
  readonly remedy: string;
};

/** The longest first, so that the short ones fill the gaps. */
const checks: readonly Check[] = [
  {
    name: "types",
    command: ["tsc", "--noEmit", "--pretty", "false"],
    remedy: "Mend the types named here.",
  },
  {
    name: "schema",
    command: ["tsx", "bin/drift.ts"],
    remedy: "Write a migration for the schema, or the schema for the migration.",
  },
  {
    name: "words",
    command: ["tsx", "bin/catalogues.ts"],
    remedy: "Run `npm run words`, then fill the empty msgstr in zh.po.",
  },
  {
    name: "dead code",
    command: ["knip", "--no-progress"],
    remedy: "Remove what nothing uses; knip.json names the entrances.",
  },
  {
    name: "dependencies",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "app", "bin", "prisma/seed"],
    remedy: "Turn the import round; the order of the rooms is in .dependency-cruiser.cjs.",
  },
  {
    name: "style",
    command: ["biome", "check", "--diagnostic-level=warn", "."],
    remedy: "Run `npm run fix`, then mend what is left by hand.",
  },
];

function run({ name, command, remedy }: Check): Promise<boolean> {
  const began = performance.now();
  const [program, ...words] = command;
  return new Promise((ended) => {
    const child = spawn(program, words, {
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString();
      });
    const close = (code: number | null) => {
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      if (code === 0) console.log(`ok      ${name.padEnd(13)}${seconds} s`);
      else console.log(`failed  ${name.padEnd(13)}${seconds} s  ${remedy}\n${said.trimEnd()}\n`);
      ended(code === 0);
    };
    child.once("error", (error) => {
      said += error.message;
      close(null);
    });
    child.once("close", close);
  });
}

const waiting = [...checks];
const results: boolean[] = [];
async function hand(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
    results.push(await run(next));
}
await Promise.all(Array.from({ length: Math.max(1, Math.min(availableParallelism(), 4)) }, hand));
process.exit(results.every(Boolean) ? 0 : 1);
