/** The terms of deposits as staff read them: what is in force, what comes, what was. */
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { namesOf } from "~/features/people/names.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { type DepositPolicy, depositPolicy, standardPolicy } from "./policy";
import { marketClock } from "./policy.server";
import { policyDiff } from "./policy-diff";

export type PolicyVersion = {
  readonly version: number;
  readonly fromDay: Day;
  readonly publishedAt: Date;
  readonly publishedBy: Words;
  readonly standing: "in-force" | "coming" | "past";
};
type Row = {
  readonly version: number;
  readonly from_day: Day;
  readonly published_at: Date;
  readonly published_by: string;
  readonly policy: unknown;
};

const rowsOf = (sql: Sql, marketplaceId: string) => sql<Row[]>`
  SELECT version, from_day, published_at, published_by, policy FROM deposit_policy
  WHERE marketplace_id = ${marketplaceId} ORDER BY version DESC`;

/** The youngest version whose day has come. */
const inForceOf = (rows: readonly Row[], today: Day): Row | null =>
  rows.find(({ from_day }) => from_day <= today) ?? null;

async function versionsOf(rows: readonly Row[], today: Day): Promise<readonly PolicyVersion[]> {
  const names = await namesOf(rows.map(({ published_by }) => published_by));
  const current = inForceOf(rows, today)?.version ?? 0;
  return rows.map((row) => ({
    version: row.version,
    fromDay: row.from_day,
    publishedAt: row.published_at,
    publishedBy: names.get(row.published_by) ?? { en: row.published_by, zh: row.published_by },
    standing: row.version === current ? "in-force" : row.version > current ? "coming" : "past",
  }));
}

export type Policies = {
  readonly currency: Currency;
  readonly today: Day;
  readonly inForce: DepositPolicy | null;
  /** What an editor begins with: what is in force, or the usual terms. */
  readonly startsWith: DepositPolicy;
  readonly versions: readonly PolicyVersion[];
};

export function readPolicies(actor: StaffActor): Promise<Policies> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const { currency, today } = await marketClock(sql, marketplaceId);
    const rows = await rowsOf(sql, marketplaceId);
    const current = inForceOf(rows, today);
    const inForce = current === null ? null : depositPolicy.parse(current.policy);
    return {
      currency,
      today,
      inForce,
      startsWith: inForce ?? standardPolicy(currency),
      versions: await versionsOf(rows, today),
    };
  });
}

/** One version with what it changed of the one before; null where there is none. */
export function readPolicyVersion(actor: StaffActor, version: number) {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const { currency, today } = await marketClock(sql, marketplaceId);
    const rows = await rowsOf(sql, marketplaceId);
    const row = rows.find((each) => each.version === version);
    if (row === undefined) return null;
    const before = rows.find((each) => each.version === version - 1);
    const policy = depositPolicy.parse(row.policy);
    const [of] = (await versionsOf(rows, today)).filter((each) => each.version === version);
    if (of === undefined) return null;
    const changes =
      before === undefined
        ? null
        : policyDiff(depositPolicy.parse(before.policy), policy, currency);
    return { of, policy, currency, changes };
  });
}
