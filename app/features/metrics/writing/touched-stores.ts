/**
 * Whose facts a staged batch may change, as SQL that yields `store_uid`. It is asked before the rows are
 * written and again after, so that a store is found by what it was and by what it is.
 */
import type { DatasetName } from "../datasets";

const staged = (column: string, dataset: DatasetName) => `SELECT ${column} FROM stage_${dataset}`;
const stored = (table: string, key: string, dataset: DatasetName) => `
  SELECT t.store_uid FROM ${table} t JOIN stage_${dataset} s
    ON t.marketplace_id = (SELECT $1::uuid) AND t.${key} = s.${key}`;

/** All stores of these entities and of those related to them. */
const storesOfFamilies = (entities: string) => `
  SELECT st.store_uid FROM store st WHERE st.marketplace_id = (SELECT $1::uuid) AND st.entity_uid IN (
    WITH own AS MATERIALIZED (${entities})
    SELECT entity_uid FROM own
    UNION SELECT r.related_entity_uid FROM entity_relation r
      WHERE r.marketplace_id = (SELECT $1::uuid) AND r.entity_uid IN (SELECT entity_uid FROM own))`;

const entitiesOf = (stores: string) =>
  `SELECT e.entity_uid FROM store e WHERE e.marketplace_id = (SELECT $1::uuid) AND e.store_uid IN (${stores})`;

export const touchedStores: { readonly [Name in DatasetName]?: string } = {
  entities: storesOfFamilies(staged("entity_uid", "entities")),
  stores: storesOfFamilies(
    `${staged("entity_uid", "stores")} UNION ${entitiesOf(staged("store_uid", "stores"))}`,
  ),
  products: `${staged("store_uid", "products")} UNION ${stored("product", "product_uid", "products")}`,
  metrics: `
    SELECT subject_uid FROM stage_metrics WHERE subject = 'store'
    UNION SELECT p.store_uid FROM product p JOIN stage_metrics s
      ON p.marketplace_id = (SELECT $1::uuid) AND p.product_uid = s.subject_uid AND s.subject = 'product'`,
  violations: storesOfFamilies(
    entitiesOf(
      `${staged("store_uid", "violations")} UNION ${stored("violation", "violation_uid", "violations")}`,
    ),
  ),
  sessions: `SELECT store_uid FROM (
      ${staged("store_uid", "sessions")} UNION ${stored("live_session", "session_uid", "sessions")}
    ) seen WHERE store_uid IS NOT NULL`,
};
