import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { inTenant, prisma } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import { publicId } from "~/values/public-id";
import type { Locale } from "~/values/words";
import { endpointLetter, type LetterOccasion } from "./endpoint-letter";

/** To every administrator of the marketplace, each in the own language. */
export async function writeAboutEndpoint(
  marketplaceId: string,
  endpointId: string,
  occasion: LetterOccasion,
): Promise<void> {
  const { endpoint, administrators } = await inTenant(marketplaceId, async (tx) => ({
    endpoint: await tx.webhookEndpoint.findUniqueOrThrow({
      where: { marketplaceId_id: { marketplaceId, id: endpointId } },
      omit: { secret: true, previousSecret: true },
    }),
    administrators: await tx.membership.findMany({
      where: { marketplaceId, role: "admin", endedAt: null },
      select: { personId: true },
    }),
  }));
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where: { id: marketplaceId } });
  const people = await prisma().person.findMany({
    where: {
      id: { in: administrators.map(({ personId }) => personId) },
      emailVerified: true,
      disabledAt: null,
    },
    orderBy: { id: "asc" },
  });
  const page = `${config().publicUrl}/settings/webhooks/${publicId("endpoint", endpointId)}`;
  for (const person of people) {
    const locale: Locale = person.locale === "en" ? "en" : "zh";
    const figures = formats({ locale, zone, now: now() });
    const since = endpoint.failingSince === null ? "" : figures.dateTime(endpoint.failingSince);
    const about = { name: endpoint.name, url: endpoint.url, since, page };
    await sendMail({ to: person.email, ...endpointLetter(occasion, about, locale) });
  }
}
