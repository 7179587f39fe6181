import { z } from "zod";
import { now } from "~/platform/clock.server";
import { forgetRuns } from "~/platform/job-runs.server";
import { defineJob } from "./job";

const daysMs = 24 * 60 * 60_000;
const keptDays = { done: 30, failed: 90 };

/** What ended well is forgotten after a month, what failed after three. */
export const job = defineJob({
  name: "forget-runs",
  title: { en: "Forget old job runs", zh: "清理旧的任务记录" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "20 4 * * *",
  run: async ({ marketplaceId }) => {
    const before = (days: number) => new Date(now().getTime() - days * daysMs);
    await forgetRuns(marketplaceId, before(keptDays.done), before(keptDays.failed));
  },
});
