import { z } from "zod";
import { deliverMails } from "~/platform/mail.server";
import { defineJob } from "./job";

/** Mails go out behind the answer that caused them; this tries again what the mail server did not take. */
export const job = defineJob({
  name: "deliver-mails",
  title: { en: "Deliver waiting mails", zh: "发送待发邮件" },
  payload: z.object({ marketplaceId: z.uuid() }),
  cron: "*/5 * * * *",
  run: () => deliverMails(),
});
