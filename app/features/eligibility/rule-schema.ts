/**
 * From unknown JSON to a rule, or to every reason why not. Told apart by shape instead of by a zod
 * union: a union tries every branch, is the slowest step of publishing, and cannot say what was meant.
 */
import { z } from "zod";
import { isMetricKey, type MetricKey, metricKeys, metricOf } from "~/features/metrics/dictionary";
import type { Metric } from "~/features/metrics/metric";
import type { Leaf, OnMissing, Op, Rule, Scalar } from "./rule";
import {
  ErrorList,
  isObject,
  type JsonObject,
  quoted,
  type RuleError,
  ruleLimits,
  segment,
} from "./writing/rule-error";
import { parseOp, parseValue } from "./writing/value-schema";

export type { RuleError, RuleErrorCode } from "./writing/rule-error";
export { ruleLimits } from "./writing/rule-error";
export { opsOf } from "./writing/value-schema";

export type ParsedRule =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

type Reading = { readonly list: ErrorList; leaves: number };

function refuseStrangers(json: JsonObject, known: readonly string[], at: string, list: ErrorList) {
  for (const name of Object.keys(json)) {
    if (known.includes(name)) continue;
    const [en, zh] = [`Expected only ${known.join(", ")}.`, `只允许 ${known.join("、")}。`];
    list.add(`${at}/${segment(name)}`, "unknown-field", en, zh);
  }
}

function parseMetric(json: unknown, at: string, list: ErrorList): MetricKey | undefined {
  if (typeof json === "string" && isMetricKey(json)) return json;
  const wanted = typeof json === "string" ? json.toLowerCase() : "";
  const near = metricKeys.find((key) => wanted !== "" && key.toLowerCase().endsWith(wanted));
  const en = `${quoted(json)} is not a metric.${near ? ` Did you mean ${near}?` : ""}`;
  const zh = `没有名为 ${quoted(json)} 的指标。${near ? `是否指 ${near}？` : ""}`;
  return list.add(`${at}/metric`, "unknown-metric", en, zh);
}

function parseList(
  json: unknown,
  metric: Metric,
  at: string,
  list: ErrorList,
): Scalar[] | undefined {
  if (!Array.isArray(json)) {
    return list.add(at, "not-a-list", "Expected a list of values.", "应为列表。");
  }
  if (json.length === 0) return list.add(at, "empty-list", "The list is empty.", "列表为空。");
  if (json.length > ruleLimits.listed) {
    const most = ruleLimits.listed;
    return list.add(at, "too-large", `At most ${most} values.`, `最多 ${most} 个值。`);
  }
  const before = list.errors.length;
  const values: Scalar[] = [];
  const seen = new Set<Scalar>();
  for (const [index, entry] of json.entries()) {
    const value = parseValue(entry, metric, `${at}/${index}`, list);
    if (value === undefined) continue;
    if (seen.has(value)) {
      const [en, zh] = [`${quoted(value)} is listed twice.`, `${quoted(value)} 重复。`];
      list.add(`${at}/${index}`, "listed-twice", en, zh);
    }
    seen.add(value);
    values.push(value);
  }
  return list.errors.length === before ? values : undefined;
}

function parsePair(
  json: unknown,
  metric: Metric,
  at: string,
  list: ErrorList,
): [number | string, number | string] | undefined {
  if (!Array.isArray(json) || json.length !== 2) {
    const [en, zh] = [
      "Expected two values: the lowest and the highest.",
      "应为两个值：下限与上限。",
    ];
    return list.add(at, "not-a-list", en, zh);
  }
  const low = parseValue(json[0], metric, `${at}/0`, list);
  const high = parseValue(json[1], metric, `${at}/1`, list);
  if (low === undefined || high === undefined) return undefined;
  if (typeof low === "boolean" || typeof high === "boolean") return undefined;
  if (low > high) {
    const [en, zh] = ["The lowest value comes first.", "下限应写在前面。"];
    return list.add(at, "wrong-order", en, zh);
  }
  return [low, high];
}

function parseOnMissing(json: JsonObject, op: Op, at: string, list: ErrorList) {
  const { onMissing } = json;
  // These two ask about the missing value itself, so nothing is left for a policy to decide.
  if (onMissing === undefined && (op === "known" || op === "unknown")) return "REVIEW";
  if (onMissing === "PASS" || onMissing === "FAIL" || onMissing === "REVIEW") return onMissing;
  const [en, zh] = ["Expected PASS, FAIL or REVIEW.", "应为 PASS、FAIL 或 REVIEW。"];
  const code = onMissing === undefined ? "missing-field" : "wrong-type";
  return list.add(`${at}/onMissing`, code, en, zh);
}

function parseMinSample(json: unknown, metric: Metric, at: string, list: ErrorList) {
  if (metric.sample === undefined) {
    const en = `${metric.label.en} has no sample behind it.`;
    return list.add(at, "no-sample", en, `“${metric.label.zh}”没有样本量。`);
  }
  if (typeof json === "number" && Number.isSafeInteger(json) && json >= 1) return json;
  const [en, zh] = ["Expected a whole number from 1.", "应为不小于 1 的整数。"];
  return list.add(at, "wrong-type", en, zh);
}

function comparison(op: Op, json: JsonObject, metric: Metric, at: string, list: ErrorList) {
  if (op === "known" || op === "unknown") return { op };
  if (json.value === undefined) {
    return list.add(at, "missing-field", "A value to compare with is missing.", "缺少比较值。");
  }
  if (op === "in" || op === "nin") {
    const value = parseList(json.value, metric, at, list);
    return value && { op, value };
  }
  if (op === "between") {
    const value = parsePair(json.value, metric, at, list);
    return value && { op, value };
  }
  const value = parseValue(json.value, metric, at, list);
  if (value === undefined) return undefined;
  if (op === "eq" || op === "ne") return { op, value };
  return typeof value === "boolean" ? undefined : { op, value };
}

const valueFields = ["metric", "op", "value", "minSample", "onMissing"];
const knowingFields = ["metric", "op", "minSample", "onMissing"];

function parseLeaf(json: JsonObject, at: string, reading: Reading): Leaf | undefined {
  const { list } = reading;
  reading.leaves += 1;
  const key = parseMetric(json.metric, at, list);
  if (key === undefined) return undefined;
  const metric = metricOf(key);
  const op = parseOp(json.op, metric, `${at}/op`, list);
  if (op === undefined) return undefined;
  const knowing = op === "known" || op === "unknown";
  refuseStrangers(json, knowing ? knowingFields : valueFields, at, list);
  const compared = comparison(op, json, metric, `${at}/value`, list);
  const onMissing: OnMissing | undefined = parseOnMissing(json, op, at, list);
  const asked = Object.hasOwn(json, "minSample");
  const minSample = asked
    ? parseMinSample(json.minSample, metric, `${at}/minSample`, list)
    : undefined;
  if (compared === undefined || onMissing === undefined) return undefined;
  return { metric: key, ...compared, ...(minSample === undefined ? {} : { minSample }), onMissing };
}

function parseMembers(json: unknown, at: string, depth: number, reading: Reading) {
  const { list } = reading;
  if (!Array.isArray(json)) {
    return list.add(at, "not-a-list", "Expected a list of conditions.", "应为条件列表。");
  }
  if (json.length === 0) {
    const [en, zh] = ["A group needs at least one condition.", "条件组至少包含一个条件。"];
    return list.add(at, "empty-group", en, zh);
  }
  const members: Rule[] = [];
  for (const [index, member] of json.entries()) {
    if (reading.leaves >= ruleLimits.leaves || list.full) {
      const [en, zh] = [
        `At most ${ruleLimits.leaves} conditions.`,
        `最多 ${ruleLimits.leaves} 个条件。`,
      ];
      return list.add(`${at}/${index}`, "too-large", en, zh);
    }
    const rule = parseNode(member, `${at}/${index}`, depth, reading);
    if (rule !== undefined) members.push(rule);
  }
  return members;
}

function parseNode(json: unknown, at: string, depth: number, reading: Reading): Rule | undefined {
  const { list } = reading;
  if (depth > ruleLimits.depth) {
    const most = ruleLimits.depth;
    return list.add(
      at,
      "too-deep",
      `Groups nest at most ${most} deep.`,
      `条件组最多嵌套 ${most} 层。`,
    );
  }
  if (isObject(json)) {
    if (Object.hasOwn(json, "metric") || Object.hasOwn(json, "op")) {
      return parseLeaf(json, at, reading);
    }
    const kinds = (["all", "any", "not"] as const).filter((kind) => Object.hasOwn(json, kind));
    const [kind] = kinds;
    if (kind !== undefined && kinds.length === 1) {
      refuseStrangers(json, [kind], at, list);
      if (kind === "not") {
        const inner = parseNode(json.not, `${at}/not`, depth + 1, reading);
        return inner && { not: inner };
      }
      const members = parseMembers(json[kind], `${at}/${kind}`, depth + 1, reading);
      if (members === undefined) return undefined;
      return kind === "all" ? { all: members } : { any: members };
    }
  }
  const en =
    "Expected a condition { metric, op, value, onMissing } or one of { all }, { any }, { not }.";
  const zh = "应为条件 { metric, op, value, onMissing }，或 { all }、{ any }、{ not } 之一。";
  return list.add(at, "not-a-rule", en, zh);
}

/** Fields come out in one order, so that equal rules have equal JSON. */
export function parseRule(json: unknown): ParsedRule {
  const reading: Reading = { list: new ErrorList(), leaves: 0 };
  const rule = parseNode(json, "", 0, reading);
  const { errors } = reading.list;
  if (rule !== undefined && errors.length === 0) return { ok: true, rule };
  return { ok: false, errors };
}

const names = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The same reader for places that speak zod: doors, forms, settings. Issues keep the path. */
export const ruleSchema = z.unknown().transform((json, context): Rule => {
  const parsed = parseRule(json);
  if (parsed.ok) return parsed.rule;
  for (const { pointer, code, message } of parsed.errors) {
    context.addIssue({
      code: "custom",
      path: names(pointer),
      message: message.en,
      params: { code, words: message },
    });
  }
  return z.NEVER;
});
