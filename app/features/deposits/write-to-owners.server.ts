/** Mails the owners of a shop, each in the own language. */
import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { inTenant, prisma } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import type { Locale } from "~/values/words";
import { type Letter, letterText } from "./letter";

export async function writeToOwners(
  marketplaceId: string,
  storeUid: string,
  letter: Letter,
): Promise<void> {
  const found = await inTenant(marketplaceId, async (tx) => {
    const store = await tx.store.findUnique({
      where: { marketplaceId_storeUid: { marketplaceId, storeUid } },
    });
    if (store === null) return null;
    const { entityUid, name } = store;
    const where = { marketplaceId, entityUid, role: "merchant-owner", endedAt: null };
    const owners = await tx.membership.findMany({ where });
    return { name, personIds: owners.map(({ personId }) => personId) };
  });
  if (found === null || found.personIds.length === 0) return;
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where: { id: marketplaceId } });
  const people = await prisma().person.findMany({
    where: { id: { in: found.personIds }, emailVerified: true, disabledAt: null },
    orderBy: { id: "asc" },
  });
  for (const person of people) {
    const locale: Locale = person.locale === "en" ? "en" : "zh";
    const figures = formats({ locale, zone, now: now() });
    await sendMail({ to: person.email, ...letterText(letter, found.name, locale, figures) });
  }
}
