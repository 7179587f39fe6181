/** Mails about a shop's deposit, to each reader in the own language. */
import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { inTenant, prisma, sqlInTenant } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import type { Locale } from "~/values/words";
import { type Letter, letterText } from "./letter";

type Readers = { readonly name: string; readonly personIds: readonly string[] };

/** The shop's name and who reads of it: its owners, or the marketplace's people for money. */
const readersOf = (
  marketplaceId: string,
  storeUid: string,
  role: "merchant-owner" | "finance",
): Promise<Readers | null> =>
  inTenant(marketplaceId, async (tx) => {
    const store = await tx.store.findUnique({
      where: { marketplaceId_storeUid: { marketplaceId, storeUid } },
    });
    if (store === null) return null;
    const { entityUid, name } = store;
    const ofShop = role === "merchant-owner" ? { entityUid } : {};
    const where = { marketplaceId, role, endedAt: null, ...ofShop };
    const found = await tx.membership.findMany({ where });
    return { name, personIds: found.map(({ personId }) => personId) };
  });

async function write(marketplaceId: string, readers: Readers | null, letter: Letter) {
  if (readers === null || readers.personIds.length === 0) return;
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where: { id: marketplaceId } });
  const people = await prisma().person.findMany({
    where: { id: { in: [...readers.personIds] }, emailVerified: true, disabledAt: null },
    orderBy: { id: "asc" },
  });
  for (const person of people) {
    const locale: Locale = person.locale === "en" ? "en" : "zh";
    const figures = formats({ locale, zone, now: now() });
    await sendMail({ to: person.email, ...letterText(letter, readers.name, locale, figures) });
  }
}

export async function writeToOwners(
  marketplaceId: string,
  storeUid: string,
  letter: Letter,
): Promise<void> {
  await write(marketplaceId, await readersOf(marketplaceId, storeUid, "merchant-owner"), letter);
}

export async function writeToFinance(
  marketplaceId: string,
  storeUid: string,
  letter: Letter,
): Promise<void> {
  await write(marketplaceId, await readersOf(marketplaceId, storeUid, "finance"), letter);
}

/** For occasions that are heard of again and again: `key` names the occasion. */
export async function writeOnce(
  marketplaceId: string,
  storeUid: string,
  key: string,
  letter: Letter,
): Promise<void> {
  const written = await sqlInTenant(
    marketplaceId,
    (sql) => sql`
      INSERT INTO deposit_letter ${sql({
        marketplace_id: marketplaceId,
        key,
        store_uid: storeUid,
        written_at: now(),
      })} ON CONFLICT DO NOTHING`,
  );
  if (written.count > 0) await writeToOwners(marketplaceId, storeUid, letter);
}
