import type { Sql } from "~/platform/database.server";

/**
 * Writes down the price of every staged version of a product, also of one that came too late to be the
 * current one. `stage` is a temporary table with `product_uid`, `version`, `price_minor`, `currency`.
 */
export async function notePrices(
  sql: Sql,
  stage: string,
  marketplaceId: string,
  seenAt: Date,
): Promise<void> {
  await sql.unsafe(
    `INSERT INTO product_price (marketplace_id, product_uid, version, price_minor, currency, seen_at)
     SELECT $1, s.product_uid, s.version, s.price_minor, s.currency, $2 FROM ${stage} s
     ORDER BY s.product_uid, s.version
     ON CONFLICT (marketplace_id, product_uid, version) DO NOTHING`,
    [marketplaceId, seenAt],
  );
}
