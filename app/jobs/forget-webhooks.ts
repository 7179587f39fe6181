import { z } from "zod";
import { forgetMessages } from "~/features/notices/forget-messages.server";
import { now } from "~/platform/clock.server";
import { defineJob } from "./job";

const keptMs = 30 * 24 * 60 * 60_000;

/** After a month nobody sends a message again. */
export const job = defineJob({
  name: "forget-webhooks",
  title: { en: "Forget old webhook messages", zh: "清理旧的 Webhook 消息" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "40 4 * * *",
  run: async ({ marketplaceId }) => {
    await forgetMessages(marketplaceId, new Date(now().getTime() - keptMs));
  },
});
