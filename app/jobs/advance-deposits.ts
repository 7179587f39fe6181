/** The daily round of deposits: conversions, requirements, clocks, waiting periods and closing windows. */
import { z } from "zod";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { defineJob } from "./job";

export const job = defineJob({
  name: "advance-deposits",
  title: { en: "Advance deposits", zh: "推进保证金" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "5 0 * * *",
  run: async ({ marketplaceId }) => {
    // What was sold and scored yesterday counts, also where this round is the first of the day.
    await refreshFacts(automatic(marketplaceId, "facts-refresher"));
    await advanceDeposits(automatic(marketplaceId, "deposit-clock"));
  },
});
