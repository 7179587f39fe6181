/** Makes a decision final once the time to take it back is over. */
import { z } from "zod";
import { settleDecision } from "~/features/applications/settle.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "settle-decision",
  title: { en: "Make a decision final", zh: "决定生效" },
  payload: z.strictObject({ marketplaceId: z.uuid(), decisionId: z.uuid() }),
  retries: { limit: 10, delaySeconds: 5 },
  run: async ({ marketplaceId, decisionId }) => {
    const settled = await settleDecision(marketplaceId, decisionId);
    // The queue woke up early: it tries again.
    if (!settled) throw new Error("the time to take this decision back is not over");
  },
});
