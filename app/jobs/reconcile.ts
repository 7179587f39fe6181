/** Puts yesterday's books beside Stripe's, after the walk has brought in what was missed. */
import { z } from "zod";
import { reconcileNight } from "~/features/payments/reconcile-night.server";
import { automatic } from "~/features/people/actor";
import { defineJob } from "./job";

export const job = defineJob({
  name: "reconcile",
  title: { en: "Reconcile with Stripe", zh: "与 Stripe 对账" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "10 5 * * *",
  run: async ({ marketplaceId }) => {
    await reconcileNight(automatic(marketplaceId, "payments"));
  },
});
