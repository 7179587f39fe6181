/** Keeps plans ready: tomorrow's in the evening, today's at the latest in the night, and again as reports come. */
import { z } from "zod";
import { automatic } from "~/features/people/actor";
import { keepPlansReady } from "~/features/traffic/keep-plans-ready.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "plan-traffic",
  title: { en: "Plan traffic", zh: "生成流量计划" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "5 * * * *",
  retries: { limit: 3, delaySeconds: 60 },
  expireSeconds: 1_800,
  run: async ({ marketplaceId }) => {
    await keepPlansReady(automatic(marketplaceId, "traffic-planner"));
  },
});
