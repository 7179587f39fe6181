import { prisma } from "~/platform/database.server";
import type { Locale } from "~/values/words";
import { readSession } from "./identity/session.server";

/** Keeps a language chosen in the header for somebody who is signed in; for others the cookie is enough. */
export async function rememberLanguage(request: Request, locale: Locale): Promise<void> {
  const session = await readSession(request.headers);
  if (session === null || session.person.locale === locale) return;
  await prisma().person.update({ where: { id: session.personId }, data: { locale } });
}
