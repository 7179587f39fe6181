/**
 * The third reader of a rule: a boolean SQL expression over the columns of a whole population. It is
 * written from the author's tree and leans on SQL's own three-valued logic (NULL is unknown), so that
 * its agreement with the other readers means something.
 *
 * Nothing in it can raise: no division, no cast of a value, no overflow. PostgreSQL may evaluate the
 * parts of an AND in any order, so a guard in front would protect nothing.
 */
import { isMetricKey, type MetricKey, metricOf } from "~/features/metrics/dictionary";
import type { MetricType } from "~/features/metrics/metric";
import { isDay } from "~/values/day";
import { isLeaf, type Leaf, type Rule, type Scalar } from "./rule";

/** SQL of the caller's own making: the value, and where the metric has one, the count behind it. */
export type SqlColumn = { readonly value: string; readonly sample?: string };
/** Null where the population has no such column: the metric is then unknown for everybody. */
export type SqlColumns = (metric: MetricKey) => SqlColumn | null;
/** The share of the population that passes a leaf, 0 to 1; null where nobody has measured it. */
export type PassShare = (leaf: Leaf) => number | null;

export type SqlOptions = { readonly columns: SqlColumns; readonly passShare?: PassShare };

const sqlTypes: Readonly<Record<MetricType, string>> = {
  int: "int8",
  money: "int8",
  bps: "int8",
  score100: "int8",
  bool: "bool",
  enum: "text",
  date: "date",
};

/** The only place where a value of a rule becomes SQL. Integers take the narrowest type that holds them. */
export function sqlLiteral(type: MetricType, value: Scalar): string {
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isSafeInteger(value)) throw new TypeError(`not an integer: ${value}`);
      return value < 0 ? `(${value})` : String(value + 0);
    default:
      if (type === "date" && !isDay(value)) throw new TypeError(`not a day: ${value}`);
      if (value.includes("\0")) throw new TypeError("a code holds no NUL");
      // E'' reads a backslash the same under every server setting.
      return `${value.includes("\\") ? "E" : ""}'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'::${sqlTypes[type]}`;
  }
}

function comparisonSql(leaf: Leaf, value: string): string {
  const { type } = metricOf(leaf.metric);
  const literal = (scalar: Scalar) => sqlLiteral(type, scalar);
  switch (leaf.op) {
    case "lt":
      return `${value} < ${literal(leaf.value)}`;
    case "lte":
      return `${value} <= ${literal(leaf.value)}`;
    case "gt":
      return `${value} > ${literal(leaf.value)}`;
    case "gte":
      return `${value} >= ${literal(leaf.value)}`;
    case "eq":
      return `${value} = ${literal(leaf.value)}`;
    case "ne":
      return `${value} <> ${literal(leaf.value)}`;
    case "between":
      return `${value} BETWEEN ${literal(leaf.value[0])} AND ${literal(leaf.value[1])}`;
    case "in":
      return `${value} IN (${leaf.value.map(literal).join(", ")})`;
    case "nin":
      return `${value} NOT IN (${leaf.value.map(literal).join(", ")})`;
    default:
      throw new TypeError(`${leaf.op} compares nothing`);
  }
}

/** Whether a part may be NULL, or which answer its policy turns a NULL into. */
type Policy = "PASS" | "FAIL" | "REVIEW";
type Part = {
  /** Three-valued where `policy` has still to be applied, the whole truth otherwise. */
  readonly sql: string;
  readonly policy: Policy;
  readonly passes: number;
  readonly cost: number;
};

/** Applied once around several leaves of one policy: `(a IS TRUE) AND (b IS TRUE)` is `(a AND b) IS TRUE`. */
const settledSql = ({ sql, policy }: Part): string => {
  if (policy === "FAIL") return `(${sql} IS TRUE)`;
  return policy === "PASS" ? `(${sql} IS NOT FALSE)` : sql;
};

/** Bools need no comparison: the column is the answer, or its opposite. */
function boolSql(leaf: Leaf & { op: "eq" | "ne" }, value: string): string {
  return (leaf.op === "eq") === (leaf.value === true) ? value : `(NOT ${value})`;
}

function leafPart(leaf: Leaf, { columns, passShare }: SqlOptions): Part {
  if (!isMetricKey(leaf.metric)) throw new TypeError(`no such metric: ${String(leaf.metric)}`);
  const { type } = metricOf(leaf.metric);
  const column = columns(leaf.metric) ?? { value: `NULL::${sqlTypes[type]}` };
  const { minSample } = leaf;
  const passes = passShare?.(leaf) ?? unmeasured;
  const enough =
    minSample === undefined
      ? null
      : `${column.sample ?? "NULL::int8"} >= ${sqlLiteral("int", minSample)}`;
  if (leaf.op === "known" || leaf.op === "unknown") {
    const known = `${column.value} IS NOT NULL`;
    const there = enough === null ? `(${known})` : `((${known} AND ${enough}) IS TRUE)`;
    const sql = leaf.op === "known" ? there : `(NOT ${there})`;
    return { sql, policy: "REVIEW", passes, cost: 1 };
  }
  const compared = (value: string) =>
    type === "bool" && (leaf.op === "eq" || leaf.op === "ne")
      ? boolSql(leaf, value)
      : `(${comparisonSql(leaf, value)})`;
  const sql = guarded(leaf.onMissing, enough, column.value, compared);
  return { sql, policy: leaf.onMissing, passes, cost: costOf(leaf) };
}

/** Where a policy answers for a small sample anyway, a plain AND or OR does without a CASE. */
function guarded(
  policy: Policy,
  enough: string | null,
  value: string,
  compared: (value: string) => string,
): string {
  if (enough === null) return compared(value);
  if (policy === "FAIL") return `(${enough} AND ${compared(value)})`;
  if (policy === "PASS") return `(NOT (${enough}) OR ${compared(value)})`;
  return compared(`CASE WHEN ${enough} THEN ${value} END`);
}

/** In comparisons of numbers, as PostgreSQL 18 was measured: a bool is only looked at, a list is slow. */
function costOf(leaf: Leaf): number {
  const { type } = metricOf(leaf.metric);
  const guard = leaf.minSample === undefined ? 0 : 1;
  if (leaf.op === "in" || leaf.op === "nin") return guard + 4 + leaf.value.length / 2;
  if (leaf.op === "between") return guard + 2;
  return guard + (type === "bool" ? 0.5 : type === "enum" ? 1.5 : 1);
}

/** Where nothing is measured every leaf is as likely as not, and the author's order stays. */
const unmeasured = 0.5;

/** First what most likely decides the group for the least work: the order changes no answer. */
function inOrder(parts: readonly Part[], kind: "all" | "any"): readonly Part[] {
  const worth = ({ passes, cost }: Part) => (kind === "all" ? 1 - passes : passes) / cost;
  return parts.toSorted((left, right) => worth(right) - worth(left));
}

/** Parts of one policy as one. The cost is what is expected: a later part is rarely reached. */
function joined(parts: readonly Part[], kind: "all" | "any"): Part {
  const [first] = parts;
  if (first === undefined) throw new TypeError("an empty group");
  if (parts.length === 1) return first;
  let [reached, cost] = [1, 0];
  for (const part of parts) {
    cost += reached * part.cost;
    reached *= kind === "all" ? part.passes : 1 - part.passes;
  }
  const sql = `(${parts.map((part) => part.sql).join(kind === "all" ? " AND " : " OR ")})`;
  return { sql, policy: first.policy, passes: kind === "all" ? reached : 1 - reached, cost };
}

const settled = (part: Part): Part => ({ ...part, sql: settledSql(part), policy: "REVIEW" });

/** Neighbours of one policy share its test, so the order is found before they are joined. */
function groupPart(members: readonly Part[], kind: "all" | "any", measured: boolean): Part {
  const stretches: Part[][] = [];
  for (const part of measured ? inOrder(members, kind) : members) {
    const last = stretches.at(-1);
    if (last?.[0]?.policy === part.policy) last.push(part);
    else stretches.push([part]);
  }
  const parts = stretches.map((stretch) => joined(stretch, kind));
  return joined(parts.length === 1 ? parts : parts.map(settled), kind);
}

function partOf(rule: Rule, options: SqlOptions): Part {
  if (isLeaf(rule)) return leafPart(rule, options);
  if ("not" in rule) {
    const inner = partOf(rule.not, options);
    return {
      ...inner,
      sql: `(NOT ${settledSql(inner)})`,
      policy: "REVIEW",
      passes: 1 - inner.passes,
    };
  }
  const kind = "all" in rule ? "all" : "any";
  const members = ("all" in rule ? rule.all : rule.any).map((member) => partOf(member, options));
  return groupPart(members, kind, options.passShare !== undefined);
}

/** TRUE is eligible, FALSE is not, NULL is for a person to review. */
export const toSql = (rule: Rule, options: SqlOptions): string => settledSql(partOf(rule, options));
