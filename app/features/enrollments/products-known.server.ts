/** What is known of a store's products, from the table of facts: for choosing among them, not for deciding. */
import { metricKeys } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";
import { populationColumn } from "~/features/metrics/population";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { KnownProduct } from "./known-product";

type Row = Readonly<Record<string, FactValue>> & {
  readonly product_uid: string;
  readonly title: string;
  readonly as_of: Day;
};

/** A shop with more products than this sees those listed last. */
const productsMost = 500;

const keys = metricKeys.flatMap((key) => {
  const column = key.startsWith("product.") ? populationColumn(key, "f") : null;
  return column === null ? [] : [{ key, column }];
});
const nameOf = (column: string): string => column.slice("f.".length);

export async function productsKnown(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  at: Date,
): Promise<readonly KnownProduct[]> {
  const rows = await sql<Row[]>`
    SELECT f.*, p.title FROM product p
    JOIN product_fact f ON f.marketplace_id = p.marketplace_id AND f.product_uid = p.product_uid
    WHERE p.marketplace_id = ${marketplaceId} AND p.store_uid = ${storeUid}
      AND p.listed_at <= ${at} AND (p.delisted_at IS NULL OR p.delisted_at > ${at})
    ORDER BY p.listed_at DESC, p.product_uid LIMIT ${productsMost}`;
  return rows.map((row) => ({
    uid: row.product_uid,
    title: row.title,
    facts: Object.fromEntries(
      keys.map(({ key, column }): [string, Fact] => [
        key,
        {
          value: row[nameOf(column.value)] ?? null,
          sample: column.sample === undefined ? null : Number(row[nameOf(column.sample)] ?? 0),
          asOf: row.as_of,
          source: "computed",
        },
      ]),
    ) as Facts,
  }));
}
