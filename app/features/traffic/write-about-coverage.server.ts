/** Letters about a cohort that is likely to miss the line, to everybody who may steer traffic. */
import { type StaffActor, staffRoles } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import type { Sql } from "~/platform/database.server";
import { keepMails } from "~/platform/mail.server";
import type { Zone } from "~/values/day";
import type { Locale } from "~/values/words";
import type { CoverageAlert } from "./coverage-alert";
import { coverageLetter } from "./coverage-letter";

type Reader = { readonly email: string; readonly locale: string | null };

/** Roles of the table of who may do what, asked one by one. */
const steering = staffRoles.filter((role) => {
  const thing = { marketplaceId: "any" };
  const one = { kind: "person", side: "staff", personId: "", name: "", roles: [role] } as const;
  return may({ ...one, ...thing } satisfies StaffActor, "traffic:steer", thing);
});

export const steerers = (sql: Sql, marketplaceId: string): Promise<Reader[]> =>
  sql<Reader[]>`
    SELECT DISTINCT p.email, p.locale FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.marketplace_id = ${marketplaceId} AND m.role = ANY (${[...steering]})
      AND m.ended_at IS NULL AND p.email_verified AND p.disabled_at IS NULL
    ORDER BY p.email`.then((rows) => [...rows]);

/** In the alert's own transaction: both are kept, or neither. */
export async function writeAboutCoverage(
  sql: Sql,
  alert: Pick<CoverageAlert, "cohort" | "size" | "covered" | "expected" | "lever">,
  { readers, zone }: { readonly readers: readonly Reader[]; readonly zone: Zone },
): Promise<void> {
  const address = new URL(`/ops/coverage/${alert.cohort}`, config().publicUrl).href;
  const mails = readers.map(({ email, locale: wished }) => {
    const locale: Locale = wished === "en" ? "en" : "zh";
    const letter = coverageLetter(alert, address, locale, formats({ locale, zone, now: now() }));
    return { to: email, ...letter };
  });
  await keepMails(sql, mails);
}
