/** Looks every evening, before tomorrow's plan, how stores respond to being shown. */
import { z } from "zod";
import { momentOf } from "~/features/dashboards/moment.server";
import { automatic } from "~/features/people/actor";
import { respondToTraffic } from "~/features/traffic/respond.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "respond-to-traffic",
  title: { en: "Judge the response to support", zh: "评估流量扶持效果" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "50 20 * * *",
  retries: { limit: 3, delaySeconds: 60 },
  run: async ({ marketplaceId }, { progress }) => {
    const { today } = await momentOf(marketplaceId);
    const planner = automatic(marketplaceId, "traffic-planner");
    const { graduated, stopped } = await respondToTraffic(planner, today);
    await progress(graduated + stopped, null);
  },
});
