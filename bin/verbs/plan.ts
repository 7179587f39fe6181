import { z } from "zod";
import { automatic } from "~/features/people/actor";
import { planTraffic } from "~/features/traffic/plan-traffic.server";
import { isDay } from "~/values/day";
import { marketplacesNamed } from "../support/marketplaces";
import { readWords } from "../support/words";

const usage = "plan --date YYYY-MM-DD [--marketplace <slug>]";
const wish = z.strictObject({
  date: z.string().refine(isDay, { error: "a day such as 2026-11-22" }),
  marketplace: z.string().optional(),
});
const sentences = {
  "nothing-to-plan": "there is no open promise and no pool.",
  "past-day": "that day is over.",
} as const;

async function run(words: readonly string[]): Promise<number> {
  const wished = readWords(words, wish);
  const all = await marketplacesNamed(wished.marketplace);
  let refused = all.length === 0;
  for (const { id, slug } of all) {
    const made = await planTraffic(automatic(id, "administration"), {
      date: wished.date,
      occasion: "asked",
    });
    if (!made.ok) {
      console.error(`${slug}: no plan, ${sentences[made.because]}`);
      refused ||= made.because === "past-day";
      continue;
    }
    const { revision, promises, guarantees, covered, bound, quotas } = made;
    console.log(
      `${slug}: plan of ${wished.date}, revision ${revision}: keeps ${covered} of ${guarantees} guarantees (no plan could keep more than ${bound}), ${promises} promises, ${quotas} quotas.`,
    );
  }
  return refused ? 1 : 0;
}

export default { name: "plan", usage, run };
