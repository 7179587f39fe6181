/** The mails the product has put in its outbox. */
import { backgroundDone } from "~/platform/background.server";
import { prisma } from "~/platform/database.server";

/** Newest first, after everything that runs behind the answers is done. */
export async function mailsTo(recipient: string) {
  await backgroundDone();
  return prisma().mail.findMany({ where: { recipient }, orderBy: { id: "desc" } });
}

/** The token in the link of the newest mail. */
export async function tokenMailedTo(recipient: string): Promise<string> {
  const [mail] = await mailsTo(recipient);
  const token = /[?&]token=([^\s&]+)/.exec(mail?.text ?? "")?.[1];
  if (token === undefined) throw new Error(`no link was mailed to ${recipient}`);
  return decodeURIComponent(token);
}
