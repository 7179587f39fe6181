import { z } from "zod";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { defineJob } from "./job";

/** After imports: the stores they touched. When a new local day has begun: all stores. */
export const job = defineJob({
  name: "refresh-facts",
  title: { en: "Refresh facts", zh: "刷新指标" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "0 0 * * *",
  run: async ({ marketplaceId }) => {
    await refreshFacts(automatic(marketplaceId, "facts-refresher"));
  },
});
