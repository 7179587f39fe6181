/** Makes the calls to Stripe that were written down: the new ones, and those whose answer was lost. */
import { z } from "zod";
import { carryOutDue } from "~/features/payments/carry-out.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "carry-out-operations",
  title: { en: "Carry out payments at Stripe", zh: "执行 Stripe 收付款" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 2,
  run: async ({ marketplaceId }, { signal }) => {
    await carryOutDue(marketplaceId, signal);
  },
});
