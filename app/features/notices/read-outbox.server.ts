import { config } from "~/platform/config.server";
import { prisma } from "~/platform/database.server";

export type LocalMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
};

/**
 * The mails that would have been sent, newest first; null where real mail is sent or where this is not
 * a demo, because they hold links that sign people in.
 */
export async function readOutbox(): Promise<LocalMail[] | null> {
  const { SMTP_URL, SLIPWAY_MODE } = config();
  if (SMTP_URL !== undefined || SLIPWAY_MODE !== "demo") return null;
  const mails = await prisma().mail.findMany({ orderBy: { id: "desc" }, take: 100 });
  return mails.map(({ id, recipient, subject, text, createdAt }) => ({
    id,
    to: recipient,
    subject,
    text,
    at: createdAt,
  }));
}
