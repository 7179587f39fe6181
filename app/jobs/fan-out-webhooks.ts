/** Hands new messages to the endpoints that want them, and wakes deliveries that are due. */
import { z } from "zod";
import { fanOut } from "~/features/notices/fan-out.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "fan-out-webhooks",
  title: { en: "Hand messages to webhooks", zh: "分发 Webhook 消息" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 1,
  run: async ({ marketplaceId }, { signal }) => {
    await fanOut(marketplaceId, signal);
  },
});
