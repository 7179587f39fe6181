/** Writes to those who can close a day when it does not agree; once per day and currency. */
import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { inTenant, prisma, sqlInTenant } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import type { Locale } from "~/values/words";
import type { Actor } from "../people/actor";
import { reconcileLetter } from "./reconcile-letter";
import type { DayName } from "./reconciliation-lock.server";

type Told = { readonly openCount: number; readonly differenceMinor: number };

const taken = ({ marketplaceId }: Actor, { day, currency }: DayName): Promise<Told | null> =>
  sqlInTenant(marketplaceId, async (sql) => {
    const [told] = await sql<Told[]>`
      SELECT open_count AS "openCount", theirs_minor - ours_minor AS "differenceMinor"
        FROM reconciliation_day
       WHERE marketplace_id = ${marketplaceId} AND day = ${day} AND currency = ${currency}
         AND slipway.reconciliation_alarm(${marketplaceId}, ${day}, ${currency}, ${now()})`;
    return told ?? null;
  });

const closers = async ({ marketplaceId }: Actor) => {
  const members = await inTenant(marketplaceId, (tx) =>
    tx.membership.findMany({
      where: { marketplaceId, role: { in: ["finance", "admin"] }, endedAt: null },
      select: { personId: true },
    }),
  );
  return prisma().person.findMany({
    where: {
      id: { in: members.map(({ personId }) => personId) },
      emailVerified: true,
      disabledAt: null,
    },
    orderBy: { id: "asc" },
  });
};

/** True where letters were written. */
export async function alarmOf(actor: Actor, name: DayName): Promise<boolean> {
  const told = await taken(actor, name);
  if (told === null) return false;
  const where = { id: actor.marketplaceId };
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where });
  const address = new URL(
    `/ops/reconciliation/${name.day}?currency=${name.currency}`,
    config().publicUrl,
  ).href;
  for (const person of await closers(actor)) {
    const locale: Locale = person.locale === "en" ? "en" : "zh";
    const letter = reconcileLetter(
      { ...name, ...told, address },
      locale,
      formats({ locale, zone, now: now() }),
    );
    await sendMail({ to: person.email, ...letter });
  }
  return true;
}
