import { z } from "zod";
import { verifyHistory } from "~/features/history/verify.server";
import { log } from "~/platform/log.server";
import { defineJob } from "./job";

/** Reads the whole chain once a night. A broken one is an incident: the job fails and says where. */
export const job = defineJob({
  name: "verify-history",
  title: { en: "Verify the history", zh: "校验操作记录" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "40 4 * * *",
  retries: { limit: 0, delaySeconds: 60 },
  run: async ({ marketplaceId }) => {
    const { broken, entries, blocks } = await verifyHistory(marketplaceId);
    if (broken === null) return;
    log().fatal({ marketplaceId, broken, entries, blocks }, "the history is broken");
    throw new Error(`the history is broken: ${JSON.stringify(broken)}`);
  },
});
