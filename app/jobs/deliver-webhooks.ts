/** Sends one endpoint what is due to it. */
import { z } from "zod";
import { deliverTo } from "~/features/notices/deliver.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "deliver-webhooks",
  title: { en: "Deliver webhooks", zh: "发送 Webhook" },
  payload: z.strictObject({ marketplaceId: z.uuid(), endpointId: z.uuid() }),
  hands: 6,
  retries: { limit: 3, delaySeconds: 30 },
  expireSeconds: 120,
  run: async ({ marketplaceId, endpointId }, { jobId, signal }) => {
    await deliverTo(marketplaceId, endpointId, { jobId, signal });
  },
});
