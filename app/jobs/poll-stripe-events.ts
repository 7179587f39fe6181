/** Asks Stripe for events that no webhook brought; one poll serves every marketplace. */
import { z } from "zod";
import { pollEvents } from "~/features/payments/poll-events.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "poll-stripe-events",
  title: { en: "Ask Stripe for lost events", zh: "补查 Stripe 事件" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 180,
  run: async () => {
    await pollEvents();
  },
});
