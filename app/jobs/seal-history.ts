import { z } from "zod";
import { writeCheckpoints } from "~/features/history/checkpoint.server";
import { sealHistory } from "~/features/history/seal.server";
import { defineJob } from "./job";

/** Seals what was written since the last block, then tells the checkpoint file. */
export const job = defineJob({
  name: "seal-history",
  title: { en: "Seal the history", zh: "封存操作记录" },
  payload: z.object({ marketplaceId: z.uuid() }),
  everySeconds: 5,
  run: async ({ marketplaceId }) => {
    await sealHistory(marketplaceId);
    await writeCheckpoints(marketplaceId);
  },
});
