/** Gives back money that was reserved for a time that is over. */
import { z } from "zod";
import { expireReservations } from "~/features/ledger/expire.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "expire-reservations",
  title: { en: "Release reservations that ran out", zh: "释放到期预占" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 60,
  run: async ({ marketplaceId }) => {
    await expireReservations(marketplaceId);
  },
});
