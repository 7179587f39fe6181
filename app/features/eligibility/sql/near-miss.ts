/** `../near-miss.ts` as SQL: the distance from eligible, behind a cheap test of who is near at all. */

import { conditionsShortAtMost, conjuncts, scaleOf } from "../near-miss";
import { reachBy } from "../reading/cost";
import type { Need } from "../reading/need";
import { isChoice, type PlannedLeaf, type PlannedNode, planOf } from "../reading/plan";
import type { Rule, Scalar } from "../rule";
import { type SqlOptions, sqlLiteral, toSql } from "../to-sql";

export type NearMissSql = {
  /** True for those who are one or two conditions short, all of which can be measured. */
  readonly near: string;
  /** Parts per billion; only meaningful where `near` is true, NULL where a value is missing. */
  readonly distance: string;
};

/** Steps to go, where `when` holds: a value may be free to move one way and not the other. */
type Way = { readonly steps: string; readonly when: string };

/** int8 on both sides: the difference of two safe integers cannot overflow. */
function waySql(need: Need, value: string): Way | null {
  const literal = (scalar: Scalar) => sqlLiteral(need.metric.type, scalar);
  const isDate = need.metric.type === "date";
  const minus = (from: string, by: string) =>
    isDate ? `(${from} - ${by})::int8` : `(${from}::int8 - ${by})`;
  const always = `${value} IS NOT NULL`;
  const up = (target: Scalar, when = always): Way | null =>
    reachBy(need, true) === "never" ? null : { steps: minus(literal(target), value), when };
  const down = (target: Scalar, when = always): Way | null =>
    reachBy(need, false) === "never" ? null : { steps: minus(value, literal(target)), when };
  const plusOne = (way: Way | null) => way && { ...way, steps: `(${way.steps} + 1)` };
  const toward = (low: Scalar, high: Scalar) => {
    const below = `${value} < ${literal(low)}`;
    return either(up(low, below), down(high, `NOT (${below})`), always);
  };
  switch (need.op) {
    case "gte":
      return up(need.value);
    case "gt":
      return plusOne(up(need.value));
    case "lte":
      return down(need.value);
    case "lt":
      return plusOne(down(need.value));
    case "eq":
      return toward(need.value, need.value);
    case "between":
      return toward(need.value[0], need.value[1]);
    default:
      return null;
  }
}

function either(up: Way | null, down: Way | null, always: string): Way | null {
  if (up === null || down === null) return up ?? down;
  return { steps: `CASE WHEN ${up.when} THEN ${up.steps} ELSE ${down.steps} END`, when: always };
}

const met = (node: PlannedNode, options: SqlOptions): string => {
  const sql = toSql(node.kind === "leaf" ? node.leaf : node.rule, options);
  return node.negated ? `(NOT ${sql})` : sql;
};

function leafDistance(leaf: PlannedLeaf, options: SqlOptions): string | null {
  const scale = scaleOf(leaf.need);
  const column = options.columns(leaf.leaf.metric);
  if (scale === null || column === null) return null;
  const { minSample } = leaf.leaf;
  const value =
    minSample === undefined
      ? column.value
      : `(CASE WHEN ${column.sample ?? "NULL::int8"} >= ${minSample} THEN ${column.value} END)`;
  const way = waySql(leaf.need, value);
  if (way === null) return null;
  const distance = `LEAST(${way.steps}, ${scale.stepsAtMost}) * ${scale.perStep}`;
  return `CASE WHEN ${met(leaf, options)} THEN 0 WHEN ${way.when} THEN ${distance} END`;
}

const unlimited = { int: "'-9000000000000000000'::int8", date: "'-infinity'::date" };

/**
 * True of everybody whose distance is at most the bound, an int8 or NULL for none, and cheap: one
 * comparison with a threshold that is worked out once. Null where a node cannot be tested so.
 */
function withinSql(node: PlannedNode, options: SqlOptions, bound: string): string | null {
  if (node.kind !== "leaf") return null;
  const { need, leaf } = node;
  const [scale, column] = [scaleOf(need), options.columns(leaf.metric)];
  if (scale === null || column === null) return null;
  if (need.op !== "gte" && need.op !== "gt" && need.op !== "lte" && need.op !== "lt") return null;
  const isDate = need.metric.type === "date";
  const up = need.op === "gte" || need.op === "gt";
  const steps = `${bound} / ${scale.perStep}`;
  const target = sqlLiteral(need.metric.type, need.value);
  const moved = isDate
    ? `${target} ${up ? "-" : "+"} (${steps})::int`
    : `${target}::int8 ${up ? "-" : "+"} ${steps}`;
  const limit = isDate ? unlimited.date : unlimited.int;
  const none = up ? limit : limit.replace("-", "");
  const threshold = `(SELECT CASE WHEN ${steps} < ${scale.stepsAtMost} THEN ${moved} ELSE ${none} END FROM bounds)`;
  const reaches = `${column.value} ${up ? ">=" : "<="} ${threshold}`;
  // Without a value or with too small a sample the leaf may be met all the same.
  const byValueAlone = leaf.minSample === undefined && leaf.onMissing !== "PASS" && !node.negated;
  return byValueAlone ? `(${reaches})` : `(${met(node, options)} OR ${reaches})`;
}

/** Null where the distance is NULL for everybody who does not satisfy the node. */
function distanceSql(node: PlannedNode, options: SqlOptions): string | null {
  if (node.kind === "leaf") return leafDistance(node, options);
  const parts = node.children.map((child) => distanceSql(child, options));
  if (isChoice(node)) {
    const known = parts.filter((part) => part !== null);
    // LEAST passes over NULLs, as a choice passes over branches that cannot be measured.
    return known.length === 0
      ? null
      : `CASE WHEN ${met(node, options)} THEN 0 ELSE LEAST(${known.join(", ")}) END`;
  }
  const whole = node.children.map(
    (child, index) => parts[index] ?? `CASE WHEN ${met(child, options)} THEN 0 END`,
  );
  return parts.every((part) => part === null)
    ? null
    : `(${whole.map((part) => `(${part})`).join(" + ")})`;
}

/** With a bound, `near` may leave out whoever is farther: then it costs little more than the rule itself. */
export function nearMissSql(rule: Rule, options: SqlOptions, bound?: string): NearMissSql {
  const nodes = conjuncts(planOf(rule).root);
  const distances = nodes.map((node) => distanceSql(node, options));
  const isFixed = (_: PlannedNode, index: number) => distances[index] === null;
  const fixed = nodes.filter(isFixed).map((node) => met(node, options));
  const movable = nodes.filter((node, index) => !isFixed(node, index));
  if (movable.length === 0) return { near: "false", distance: "NULL::int8" };
  const short = movable.map((node) => `CASE WHEN ${met(node, options)} THEN 0 ELSE 1 END`);
  const count = `(${short.join(" + ")}) BETWEEN 1 AND ${conditionsShortAtMost}`;
  const within = bound === undefined ? [] : movable.map((node) => withinSql(node, options, bound));
  const distance = distances.filter((part) => part !== null).map((part) => `(${part})`);
  return {
    near: `(${[...fixed, ...within.filter((test) => test !== null), count].join(" AND ")})`,
    distance: `(${distance.join(" + ")})::int8`,
  };
}
