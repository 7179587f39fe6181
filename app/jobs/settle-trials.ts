/** Deposits that a trial deferred: their merchants are warned once they are due, and graduate once they are paid. */
import { z } from "zod";
import { settleOverTrials } from "~/features/enrollments/settle-trials.server";
import { automatic } from "~/features/people/actor";
import { defineJob } from "./job";

export const job = defineJob({
  name: "settle-trials",
  title: { en: "Settle trials", zh: "结算试运营" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 30,
  run: async ({ marketplaceId }) => {
    await settleOverTrials(automatic(marketplaceId, "enrollment-clock"));
  },
});
