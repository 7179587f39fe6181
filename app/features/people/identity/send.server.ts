import { config } from "~/platform/config.server";
import { prisma } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import { type Locale, locales } from "~/values/words";
import { confirmAddressMail, type Happening, noticeMail, resetMail } from "./mails";

const link = (path: string, token: string) =>
  `${config().publicUrl}${path}?${new URLSearchParams({ token })}`;

async function readerIn(personId: string): Promise<{ email: string; locale: Locale | null }> {
  const { email, locale } = await prisma().person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, locale: true },
  });
  return { email, locale: locales.find((known) => known === locale) ?? null };
}

export async function sendReset(personId: string, token: string): Promise<void> {
  const { email, locale } = await readerIn(personId);
  await sendMail({ to: email, ...resetMail(locale, link("/reset-password", token)) });
}

/** `email` is the address to confirm; it may be one she wants to change to. */
export async function sendConfirmation(
  personId: string,
  email: string,
  token: string,
): Promise<void> {
  const { locale } = await readerIn(personId);
  await sendMail({ to: email, ...confirmAddressMail(locale, link("/verify-email", token)) });
}

/** `to`: where it is not the address she has now. */
export async function sendNotice(personId: string, what: Happening, to?: string): Promise<void> {
  const { email, locale } = await readerIn(personId);
  const text = noticeMail(locale, what, `${config().publicUrl}/forgot-password`);
  await sendMail({ to: to ?? email, ...text });
}
