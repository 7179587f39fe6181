/** Counts coverage anew, after the night's facts and plan, and looks which cohorts are likely to miss the line. */
import { z } from "zod";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { watchCoverage } from "~/features/traffic/watch-coverage.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "refresh-coverage",
  title: { en: "Count coverage", zh: "统计冷启覆盖率" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "30 5 * * *",
  run: async ({ marketplaceId }, { progress }) => {
    await refreshFacts(automatic(marketplaceId, "facts-refresher"));
    const planner = automatic(marketplaceId, "traffic-planner");
    await progress(await refreshCoverage(planner), null);
    await watchCoverage(planner);
  },
});
