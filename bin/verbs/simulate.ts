import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic, type Scope } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { prisma } from "~/platform/database.server";
import { addDays, dayOf, isDay } from "~/values/day";
import { reportHour, simulate } from "../../sandbox/market/simulate";
import { summaryLines } from "../../sandbox/market/summary";
import { readWords } from "../support/words";

const usage =
  "simulate --days 28 --stores 60 --seed 1 [--marketplace harbour] [--from YYYY-MM-DD] [--url http://localhost:3000]";
const whole = (least: number, most: number, usual: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .default(String(usual))
    .refine((text) => /^\d{1,6}$/.test(text), { error })
    .transform(Number)
    .pipe(z.int().min(least, { error }).max(most, { error }));
};
const wish = z.strictObject({
  days: whole(1, 120, 28),
  stores: whole(1, 20_000, 60),
  seed: whole(0, 999_999, 1),
  marketplace: z.string().default("harbour"),
  from: z.string().refine(isDay, { error: "a day such as 2026-11-22" }).optional(),
  url: z.url({ protocol: /^https?$/, error: "a URL such as http://localhost:3000" }).optional(),
});

const scopes: readonly Scope[] = [
  "import:write",
  "applications:read",
  "applications:write",
  "traffic:read",
  "traffic:write",
];
const keyHours = 12;

/** Where the Slipway of this data folder is open. */
function openAt(): string | null {
  const running = join(config().SLIPWAY_DATA, "running.json");
  if (!existsSync(running)) return null;
  return `http://127.0.0.1:${(JSON.parse(readFileSync(running, "utf8")) as { port: number }).port}`;
}

async function countCoverage(marketplaceId: string): Promise<void> {
  await refreshFacts(automatic(marketplaceId, "facts-refresher"));
  await refreshCoverage(automatic(marketplaceId, "traffic-planner"));
}

async function run(words: readonly string[]): Promise<number> {
  const { days, stores, seed, marketplace: slug, from, url = openAt() } = readWords(words, wish);
  const marketplace = await prisma().marketplace.findUnique({ where: { slug } });
  if (marketplace === null) {
    console.error(`There is no marketplace with the slug ${slug}.`);
    return 1;
  }
  if (url === null) {
    console.error("Slipway is not open here. Start it with npm start, or name it with --url.");
    return 1;
  }
  const { id, zone, currency } = marketplace;
  const today = dayOf(now(), zone);
  const { secret } = await createKey(automatic(id, "administration"), {
    name: `simulated market ${seed}`,
    scopes: [...scopes],
    expiresAt: new Date(now().getTime() + keyHours * 3_600_000),
  });
  const wishes = { seed, stores, days, from: from ?? addDays(today, 1 - days), zone, currency };
  console.log(`${stores} stores over ${days} days from ${wishes.from}, seed ${seed}, at ${url}`);
  const { summary } = await simulate({ url, key: secret }, wishes, {
    today,
    reach: async (date, hour) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${date} `);
      // Coverage is counted in the early morning; what was sent now is to be seen now.
      if (hour === reportHour) await countCoverage(id);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r");
  for (const line of summaryLines(summary, days)) console.log(line);
  return 0;
}

export default {
  name: "simulate",
  usage,
  run,
};
