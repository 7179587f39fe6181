import { z } from "zod";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { defineJob } from "./job";

/** The stores that imports touched since the last time; when a new local day has begun, all stores. */
export const job = defineJob({
  name: "refresh-facts",
  title: { en: "Refresh facts", zh: "刷新指标" },
  payload: z.object({ marketplaceId: z.uuid() }),
  everySeconds: 2,
  run: async ({ marketplaceId }) => {
    await refreshFacts(automatic(marketplaceId, "facts-refresher"));
  },
});
