import { z } from "zod";
import { recompute } from "~/features/metrics/recompute.server";
import { automatic } from "~/features/people/actor";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { marketplacesNamed } from "../support/marketplaces";
import { readWords } from "../support/words";

const wish = z.strictObject({ marketplace: z.string().optional() });
const figure = (n: number) => n.toLocaleString("en");

async function recomputeAll(words: readonly string[]): Promise<number> {
  const { marketplace } = readWords(words, wish);
  const all = await marketplacesNamed(marketplace);
  if (all.length === 0) return 1;
  for (const { id, slug } of all) {
    const refresher = automatic(id, "facts-refresher");
    const { days, differing, stores, products } = await recompute(refresher);
    await refreshCoverage(refresher, { all: true });
    console.log(
      `${slug}: facts of ${figure(stores)} stores and ${figure(products)} products made anew; ${figure(days)} records moved to another local day, ${figure(differing)} rows of the daily rollup were wrong`,
    );
  }
  return 0;
}

export default {
  name: "recompute",
  usage: "recompute [--marketplace <slug>]",
  run: recomputeAll,
};
