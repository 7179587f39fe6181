/** Hands approved refunds to the payment gateway. */
import { z } from "zod";
import { sendRefunds } from "~/features/deposits/send-refunds.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "send-deposit-refunds",
  title: { en: "Send deposit refunds", zh: "发起保证金退款" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 5,
  run: async ({ marketplaceId }) => {
    await sendRefunds(marketplaceId);
  },
});
