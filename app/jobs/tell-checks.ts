/** Writes to merchants about checks that found something. */
import { z } from "zod";
import { tellChecks } from "~/features/enrollments/tell-checks.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "tell-checks",
  title: { en: "Write about checks", zh: "发送检查通知" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  everySeconds: 10,
  run: async ({ marketplaceId }) => {
    await tellChecks(marketplaceId);
  },
});
