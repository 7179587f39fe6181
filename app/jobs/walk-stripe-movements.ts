/** Walks through Stripe's account book beside ours; one walk serves every marketplace. */
import { z } from "zod";
import { walkMovements } from "~/features/payments/walk-movements.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "walk-stripe-movements",
  title: { en: "Compare with Stripe's account book", zh: "核对 Stripe 账目" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "40 3 * * *",
  run: async () => {
    await walkMovements();
  },
});
