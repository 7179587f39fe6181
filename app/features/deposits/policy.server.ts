/** The terms of deposits in a marketplace: published as versions, read by everything else. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, dayOf, type Zone } from "~/values/day";
import type { Currency } from "~/values/money";
import { type Outcome, refuse } from "~/values/outcome";
import { calendarOf, type WorkingCalendar } from "~/values/working-days";
import { type DepositPolicy, depositPolicy } from "./policy";

export type DepositTerms = {
  readonly version: number;
  readonly policy: DepositPolicy;
  readonly currency: Currency;
  readonly zone: Zone;
  readonly calendar: WorkingCalendar;
  readonly today: Day;
  readonly at: Date;
};

/** In which currency and by which clock the marketplace takes deposits, with or without terms. */
export async function marketClock(sql: Sql, marketplaceId: string) {
  const [market] = await sql<{ currency: Currency; zone: Zone; settings: unknown }[]>`
    SELECT currency, zone, settings FROM marketplace WHERE id = ${marketplaceId}`;
  if (market === undefined) throw new Error(`no marketplace ${marketplaceId}`);
  const at = now();
  const { currency, zone, settings } = market;
  return { currency, zone, calendar: calendarOf(settings), at, today: dayOf(at, zone) };
}

/** Null where the marketplace takes no deposits: no policy is in force. */
export async function termsIn(sql: Sql, marketplaceId: string): Promise<DepositTerms | null> {
  const clock = await marketClock(sql, marketplaceId);
  const [row] = await sql<{ version: number; policy: unknown }[]>`
    SELECT version, policy FROM deposit_policy
    WHERE marketplace_id = ${marketplaceId} AND from_day <= ${clock.today}
    ORDER BY version DESC LIMIT 1`;
  if (row === undefined) return null;
  return { version: row.version, policy: depositPolicy.parse(row.policy), ...clock };
}

/** For commands that only make sense where deposits are taken: whoever calls one has seen a deposit. */
export async function mustHaveTerms(sql: Sql, marketplaceId: string): Promise<DepositTerms> {
  const terms = await termsIn(sql, marketplaceId);
  if (terms === null) throw new Error(`marketplace ${marketplaceId} takes no deposits`);
  return terms;
}

/** A change is a new version, in force from a day on; no day of the past is rewritten. */
export async function publishPolicy(
  actor: Actor,
  policy: DepositPolicy,
  fromDay: Day,
): Promise<Outcome<{ readonly version: number }, "day-is-past">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:set-policy", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const { today, at } = await marketClock(sql, marketplaceId);
    if (fromDay < today) return refuse("day-is-past", { today });
    const [row] = await sql<{ version: number }[]>`
      INSERT INTO deposit_policy
        (marketplace_id, version, policy, from_day, published_at, published_by)
      SELECT ${marketplaceId}, coalesce(max(version), 0) + 1,
        ${sql.json(depositPolicy.parse(policy) as never)}, ${fromDay}, ${at}, ${actorId(actor)}
      FROM deposit_policy WHERE marketplace_id = ${marketplaceId}
      RETURNING version`;
    if (row === undefined) throw new Error("the policy was not written");
    await recordIn(sql, actor, {
      verb: "deposit-policy-published",
      thing: { kind: "deposit-policy", id: String(row.version) },
      after: { fromDay },
    });
    return { ok: true, version: row.version };
  });
}
