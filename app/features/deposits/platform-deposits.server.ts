/** Deposits as the platform reads them: one, or page by page whatever changed; never shop by shop. */
import { ofStore } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Lot } from "./lot";
import { type PlatformDeposit, type PlatformRow, platformDeposit } from "./platform-deposit";
import { type DepositTerms, termsIn } from "./policy.server";

export type ChangedSince = {
  readonly updatedSince?: Date | undefined;
  /** The place after which to go on. */
  readonly after?: { readonly at: Date; readonly storeUid: string } | undefined;
  readonly limit: number;
};

/** Null where the marketplace takes no deposits, or has no such shop. */
export function readPlatformDeposit(
  actor: Actor,
  storeUid: string,
): Promise<PlatformDeposit | null> {
  mustBeAllowed(actor, "deposit:read", { marketplaceId: actor.marketplaceId });
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const one: Fragment = sql`s.store_uid = ${storeUid}`;
    const [deposit] = await depositsWhere(sql, actor, one, sql`LIMIT 1`);
    return deposit ?? null;
  });
}

/** By the instant of the last change, then the shop; shops that never had a deposit are not in it. */
export function listPlatformDeposits(
  actor: Actor,
  { updatedSince, after, limit }: ChangedSince,
): Promise<readonly PlatformDeposit[]> {
  mustBeAllowed(actor, "deposits:list", { marketplaceId: actor.marketplaceId });
  return sqlInTenant(actor.marketplaceId, (sql) => {
    const since = updatedSince === undefined ? sql`true` : sql`d.updated_at >= ${updatedSince}`;
    const place =
      after === undefined
        ? sql`true`
        : sql`(d.updated_at, d.store_uid) > (${after.at}, ${after.storeUid})`;
    const changed: Fragment = sql`d.store_uid IS NOT NULL AND ${since} AND ${place}`;
    const order: Fragment = sql`ORDER BY d.updated_at, d.store_uid LIMIT ${limit}`;
    return depositsWhere(sql, actor, changed, order);
  });
}

type Fragment = ReturnType<Sql>;

async function depositsWhere(
  sql: Sql,
  actor: Actor,
  which: Fragment,
  order: Fragment,
): Promise<PlatformDeposit[]> {
  const { marketplaceId } = actor;
  const terms = await termsIn(sql, marketplaceId);
  if (terms === null) return [];
  const rows = await sql<PlatformRow[]>`
    SELECT s.store_uid, s.name, coalesce(d.required_minor, 0) AS required_minor,
      coalesce(d.deferred_minor, 0) AS deferred_minor, d.updated_at,
      CASE WHEN a.id IS NOT NULL THEN to_jsonb(a) END AS assessment,
      CASE WHEN t.id IS NOT NULL THEN to_jsonb(t) END AS top_up, t.due_at,
      CASE WHEN g.grant_id IS NOT NULL THEN jsonb_build_object('terms', g.terms, 'from', g.from_day,
        'orders', coalesce(f.orders_paid_lifetime, 0),
        'value', coalesce(f.gmv_paid_lifetime, 0)) END AS trial
    FROM store s
    LEFT JOIN deposit_standing d ON d.marketplace_id = s.marketplace_id AND d.store_uid = s.store_uid
    LEFT JOIN deposit_assessment a ON a.marketplace_id = d.marketplace_id AND a.id = d.assessment_id
    LEFT JOIN deposit_top_up t ON t.marketplace_id = s.marketplace_id AND t.store_uid = s.store_uid
      AND t.ended_at IS NULL
    LEFT JOIN LATERAL (
      SELECT * FROM deposit_deferral_grant g
      WHERE g.marketplace_id = s.marketplace_id AND g.store_uid = s.store_uid
        AND g.ended_on IS NULL AND g.from_day <= ${terms.today} ORDER BY g.grant_id LIMIT 1) g ON true
    LEFT JOIN store_fact f ON f.marketplace_id = s.marketplace_id AND f.store_uid = s.store_uid
    WHERE s.marketplace_id = ${marketplaceId} AND ${which} ${order}`;
  const stores = rows.map(({ store_uid }) => store_uid);
  const lots = await lotsOfStores(sql, marketplaceId, stores);
  const sums = await sumsOf(sql, actor, stores, terms);
  return rows.map((row) => {
    const own = { ...sums(row.store_uid), lots: lots.get(row.store_uid) ?? [] };
    return platformDeposit(row, own, terms);
  });
}

async function sumsOf(
  sql: Sql,
  actor: Actor,
  stores: readonly string[],
  { currency }: DepositTerms,
) {
  const codes = ["deposit", "deposit-frozen", "refund-in-transit", "receivable"] as const;
  const accounts = stores.flatMap((store) => codes.map((code) => ofStore(code, store, currency)));
  const balances = await balancesOf(sql, actor, accounts);
  return (store: string) => {
    const at = stores.indexOf(store) * codes.length;
    const of = balances.slice(at, at + codes.length);
    const [availableMinor = 0, frozenMinor = 0, returningMinor = 0, owedMinor = 0] = of.map(
      ({ postedMinor }) => postedMinor,
    );
    return { availableMinor, frozenMinor, returningMinor, owedMinor };
  };
}

async function lotsOfStores(sql: Sql, marketplaceId: string, stores: readonly string[]) {
  const rows = await sql<(Lot & { readonly storeUid: string })[]>`
    SELECT store_uid AS "storeUid", id AS "lotId", method, amount_minor AS "amountMinor",
      refunded_minor AS "refundedMinor", disputed_minor AS "disputedMinor", paid_at AS "paidAt",
      refundable_until AS "refundableUntil"
    FROM deposit_lot
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ANY(${[...stores]}::text[])
    ORDER BY paid_at, id`;
  const byStore = new Map<string, Lot[]>();
  for (const { storeUid, ...lot } of rows)
    byStore.set(storeUid, [...(byStore.get(storeUid) ?? []), lot]);
  return byStore;
}
