/** Empties the inbox of Stripe's events; the events belong to all marketplaces, whoever begins. */
import { z } from "zod";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "handle-stripe-events",
  title: { en: "Handle what Stripe told us", zh: "处理 Stripe 通知" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 2,
  run: async (_, { signal }) => {
    await emptyInbox(signal);
  },
});
