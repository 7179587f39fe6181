/** Books what has become of a payment in the room that asked for it. */
import { z } from "zod";
import { hearPayment } from "~/features/deposits/hear-payment.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "payment-changed",
  title: { en: "Book a payment", zh: "登记付款" },
  payload: z.strictObject({ marketplaceId: z.uuid(), paymentId: z.uuid() }),
  retries: { limit: 20, delaySeconds: 10 },
  run: async ({ marketplaceId, paymentId }) => {
    await hearPayment(marketplaceId, paymentId);
  },
});
