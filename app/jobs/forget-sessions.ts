import { z } from "zod";
import { forgetSessions } from "~/features/people/forget-sessions.server";
import { defineJob } from "./job";

/** Sessions and links that no longer open anything are not kept. */
export const job = defineJob({
  name: "forget-sessions",
  title: { en: "Forget ended sessions", zh: "清理已结束的登录" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "40 4 * * *",
  run: () => forgetSessions(),
});
