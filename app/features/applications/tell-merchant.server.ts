/** Writes to the people of a merchant about an application, or about a program they wanted to hear of. */
import { marketOf } from "~/features/programs/market.server";
import { readVersion } from "~/features/programs/version.server";
import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { inTenant, prisma, type Tx } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import { publicId } from "~/values/public-id";
import type { Locale } from "~/values/words";
import { askedSchema } from "./filled.server";
import { merchantMail, type News } from "./merchant-mail";
import { type ReasonCode, reasonWords } from "./reason-code";

export type Tell = {
  readonly about: "decided" | "asked" | "qualifies";
  /** Of the application, or of the watch. */
  readonly id: string;
};
type Letter = {
  readonly path: string;
  readonly personIds: readonly string[];
  readonly news: (locale: Locale) => News;
};

export async function tellMerchant(marketplaceId: string, { about, id }: Tell): Promise<void> {
  const { zone } = await marketOf(marketplaceId);
  const letter = await inTenant(marketplaceId, (tx) =>
    about === "qualifies"
      ? aboutProgram(tx, marketplaceId, id)
      : aboutApplication(tx, marketplaceId, id, about, zone),
  );
  if (letter === null) return;
  const people = await prisma().person.findMany({
    where: { id: { in: [...letter.personIds] }, emailVerified: true, disabledAt: null },
  });
  for (const person of people) {
    const locale: Locale = person.locale === "en" ? "en" : "zh";
    const link = `${config().publicUrl}${letter.path}`;
    await sendMail({ to: person.email, ...merchantMail(letter.news(locale), link, locale) });
  }
}

async function aboutProgram(tx: Tx, marketplaceId: string, id: string): Promise<Letter | null> {
  const watch = await tx.eligibilityWatch.findUnique({
    where: { marketplaceId_id: { marketplaceId, id } },
    include: { program: true },
  });
  if (watch === null || watch.program.currentVersionId === null) return null;
  const { version } = await readVersion(tx, marketplaceId, watch.program.currentVersionId);
  return {
    path: `/programs/${watch.program.slug}`,
    personIds: [watch.personId],
    news: () => ({ about: "qualifies", program: version.name }),
  };
}

/** Nothing where it has moved on since: a decision that was taken back is not written about. */
async function aboutApplication(
  tx: Tx,
  marketplaceId: string,
  id: string,
  about: "decided" | "asked",
  zone: string,
): Promise<Letter | null> {
  const row = await tx.application.findUnique({
    where: { marketplaceId_id: { marketplaceId, id } },
    include: {
      decisions: { where: { undo: null, verdict: { in: ["approved", "rejected"] } }, take: 1 },
      infoRequests: { where: { answeredAt: null, lapsedAt: null }, take: 1 },
      enrollments: { take: 1 },
    },
  });
  if (row === null) return null;
  const { version } = await readVersion(tx, marketplaceId, row.versionId);
  const owners = await tx.membership.findMany({
    where: { marketplaceId, entityUid: row.entityUid, role: "merchant-owner", endedAt: null },
  });
  const personIds = owners.map(({ personId }) => personId);
  const own = `/apply/${publicId("application", id)}`;
  const [decision] = row.decisions;
  const [request] = row.infoRequests;
  const [enrollment] = row.enrollments;
  if (about === "asked") {
    if (request === undefined) return null;
    const count = askedSchema.parse(request.items).length;
    const by = (locale: Locale) => formats({ locale, zone, now: now() }).deadline(request.dueAt);
    return {
      path: own,
      personIds,
      news: (locale) => ({ about: "asked", program: version.name, count, by: by(locale) }),
    };
  }
  if (decision === undefined || row.closedAt === null) return null;
  if (decision.verdict === "approved") {
    const path =
      enrollment === undefined ? own : `/enrollments/${publicId("enrollment", enrollment.id)}`;
    return { path, personIds, news: () => ({ about: "approved", program: version.name }) };
  }
  const reasons = (decision.reasonCodes as ReasonCode[]).map((code) => reasonWords[code]);
  const { note } = decision;
  return {
    path: own,
    personIds,
    news: () => ({ about: "rejected", program: version.name, reasons, note }),
  };
}
