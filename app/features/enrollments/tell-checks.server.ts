/**
 * Writes to the owners of those a check has found something about. A check is marked as told in the
 * transaction that keeps its mails: each is written about once, whatever dies in between.
 */

import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { keepMails } from "~/platform/mail.server";
import { publicId } from "~/values/public-id";
import type { Locale, Words } from "~/values/words";
import { checkLetter } from "./check-letter";
import type { CheckOutcome } from "./check-view";

const atOnce = 500;

type Untold = {
  readonly id: string;
  readonly enrollment_id: string;
  readonly outcome: CheckOutcome;
  readonly sentence: Words;
  readonly program: Words;
  readonly shop: string;
  readonly owners: readonly { readonly email: string; readonly locale: string | null }[];
};

const untold = (sql: Sql, marketplaceId: string) => sql<Untold[]>`
  SELECT c.id, c.enrollment_id, c.outcome, c.sentence, v.name AS program,
    coalesce(s.name, e.store_uid) AS shop, coalesce((
      SELECT jsonb_agg(DISTINCT jsonb_build_object('email', p.email, 'locale', p.locale))
      FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.marketplace_id = e.marketplace_id AND m.entity_uid = e.entity_uid
        AND m.role = 'merchant-owner' AND m.ended_at IS NULL
        AND p.email_verified AND p.disabled_at IS NULL), '[]') AS owners
  FROM enrollment_check c
  JOIN enrollment e ON e.marketplace_id = c.marketplace_id AND e.id = c.enrollment_id
  JOIN program_version v ON v.marketplace_id = e.marketplace_id AND v.id = e.version_id
  LEFT JOIN store s ON s.marketplace_id = e.marketplace_id AND s.store_uid = e.store_uid
  WHERE c.marketplace_id = ${marketplaceId} AND c.tells AND c.told_at IS NULL
  ORDER BY c.id LIMIT ${atOnce} FOR UPDATE OF c SKIP LOCKED`;

function mailsOf({ enrollment_id, outcome, sentence, program, shop, owners }: Untold) {
  const link = `${config().publicUrl}/enrollments/${publicId("enrollment", enrollment_id)}`;
  return owners.map(({ email, locale }) => {
    const language: Locale = locale === "en" ? "en" : "zh";
    return { to: email, ...checkLetter({ outcome, sentence, program, shop }, link, language) };
  });
}

/** Returns how many checks were told. */
export async function tellChecks(marketplaceId: string): Promise<number> {
  for (let told = 0; ; ) {
    const done = await sqlInTenant(marketplaceId, async (sql) => {
      const news = await untold(sql, marketplaceId);
      if (news.length === 0) return 0;
      await sql`
        UPDATE enrollment_check SET told_at = ${now()}
        WHERE marketplace_id = ${marketplaceId} AND id = ANY(${news.map(({ id }) => id)}::uuid[])`;
      await keepMails(sql, news.flatMap(mailsOf));
      return news.length;
    });
    if (done === 0) return told;
    told += done;
  }
}
