import { z } from "zod";
import { recompute } from "~/features/metrics/recompute.server";
import { automatic } from "~/features/people/actor";
import { defineJob } from "./job";

/** Makes the daily rollup and all facts anew from the events, as a changed time zone demands. */
export const job = defineJob({
  name: "recompute-facts",
  title: { en: "Recompute all facts", zh: "重新计算全部指标" },
  payload: z.object({ marketplaceId: z.uuid() }),
  run: async ({ marketplaceId }) => {
    await recompute(automatic(marketplaceId, "facts-refresher"));
  },
});
