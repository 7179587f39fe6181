/** Charges the saved cards of shops that let them pay their deposits. */
import { z } from "zod";
import { chargeOrders } from "~/features/deposits/charge-orders.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "charge-deposit-orders",
  title: { en: "Charge saved cards for deposits", zh: "用已保存的卡缴纳保证金" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 10,
  run: async ({ marketplaceId }) => {
    await chargeOrders(marketplaceId);
  },
});
