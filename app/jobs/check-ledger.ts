import { z } from "zod";
import { checkLedger } from "~/features/ledger/check.server";
import { log } from "~/platform/log.server";
import { defineJob } from "./job";

/** Adds the books up once a night. Books out of balance are an incident: the job fails and says where. */
export const job = defineJob({
  name: "check-ledger",
  title: { en: "Check the ledger", zh: "核对总账" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "20 4 * * *",
  retries: { limit: 0, delaySeconds: 60 },
  run: async ({ marketplaceId }) => {
    const { faults } = await checkLedger(marketplaceId);
    if (faults.length === 0) return;
    log().fatal({ marketplaceId, faults }, "the ledger is out of balance");
    throw new Error(`the ledger is out of balance: ${JSON.stringify(faults[0])}`);
  },
});
