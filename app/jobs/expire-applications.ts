/** Closes applications that nobody goes on with. */
import { z } from "zod";
import { expireApplications } from "~/features/applications/expire.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "expire-applications",
  title: { en: "Close applications left behind", zh: "关闭逾期申请" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "10 0 * * *",
  retries: { limit: 5, delaySeconds: 60 },
  run: async ({ marketplaceId }, { progress }) => {
    await progress(await expireApplications(marketplaceId), null);
  },
});
