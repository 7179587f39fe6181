/** Looks whether somebody who wanted to be told now qualifies. */
import { z } from "zod";
import { checkWatches } from "~/features/applications/check-watches.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "watch-eligibility",
  title: { en: "Look who qualifies now", zh: "检查报名资格提醒" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "0 7 * * *",
  retries: { limit: 5, delaySeconds: 60 },
  run: async ({ marketplaceId }, { signal, progress }) => {
    await progress(await checkWatches(marketplaceId, signal), null);
  },
});
