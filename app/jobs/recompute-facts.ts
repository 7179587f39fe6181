import { z } from "zod";
import { recompute } from "~/features/metrics/recompute.server";
import { automatic } from "~/features/people/actor";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { defineJob } from "./job";

/** Makes the daily rollup, all facts and all coverage anew from the events, as a changed time zone demands. */
export const job = defineJob({
  name: "recompute-facts",
  title: { en: "Recompute all facts", zh: "重新计算全部指标" },
  payload: z.object({ marketplaceId: z.uuid() }),
  run: async ({ marketplaceId }) => {
    const refresher = automatic(marketplaceId, "facts-refresher");
    await recompute(refresher);
    await refreshCoverage(refresher, { all: true });
  },
});
