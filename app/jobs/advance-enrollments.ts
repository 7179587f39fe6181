/** The daily round of all enrollments, and the first one of those that have just begun. */
import { z } from "zod";
import { advanceToday } from "~/features/enrollments/advance.server";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { defineJob } from "./job";

export const job = defineJob({
  name: "advance-enrollments",
  title: { en: "Daily round of enrollments", zh: "参与记录每日推进" },
  payload: z.strictObject({ marketplaceId: z.uuid() }),
  cron: "30 0 * * *",
  retries: { limit: 5, delaySeconds: 60 },
  expireSeconds: 3_600,
  run: async ({ marketplaceId }, { signal, progress }) => {
    // What was sold and scored yesterday counts, also where this round is the first of the day.
    await refreshFacts(automatic(marketplaceId, "facts-refresher"));
    await advanceToday(automatic(marketplaceId, "enrollment-clock"), {
      signal,
      progress: (done) => progress(done, null),
    });
  },
});
