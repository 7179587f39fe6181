/**
 * Where a statement over enrollments `e` finds the metrics a rule names: the tables of facts, and the
 * standing of deposits. What a program counts about itself is no condition of being in it.
 */
import { depositColumns } from "~/features/deposits/standing";
import type { Rule } from "~/features/eligibility/rule";
import { type SqlColumn, toSql } from "~/features/eligibility/to-sql";
import type { MetricKey } from "~/features/metrics/dictionary";
import { populationColumn } from "~/features/metrics/population";

const ofDeposits: Readonly<Partial<Record<MetricKey, string>>> = {
  "deposit.shortfall": depositColumns.shortfall,
  "deposit.arrearsDays": depositColumns.arrearsDays,
};

/** Null for what a program counts about itself. */
export function columnOf(metric: MetricKey): SqlColumn | null {
  const deposit = ofDeposits[metric];
  if (deposit !== undefined) return { value: deposit };
  return populationColumn(metric, metric.startsWith("product.") ? "pf" : "f");
}

/** True where the rule surely passes: an answer that is not known grants nothing and ends nothing. */
export const passesSql = (rule: Rule): string => `(${toSql(rule, { columns: columnOf })}) IS TRUE`;

/** To be joined after `enrollment e`. */
export const factJoins = `
  LEFT JOIN store_fact f ON f.marketplace_id = e.marketplace_id AND f.store_uid = e.store_uid
  LEFT JOIN product_fact pf ON pf.marketplace_id = e.marketplace_id AND pf.product_uid = e.product_uid
  ${depositColumns.join}`;
