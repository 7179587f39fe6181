/** One condition of a rule from unknown JSON. */
import { isMetricKey, type MetricKey, metricKeys, metricOf } from "~/features/metrics/dictionary";
import type { Metric } from "~/features/metrics/metric";
import type { Leaf, OnMissing, Op, Scalar } from "../rule";
import { type ErrorList, type JsonObject, quoted, ruleLimits, segment } from "./rule-error";
import { parseOp, parseValue } from "./value-schema";

export function refuseStrangers(
  json: JsonObject,
  known: readonly string[],
  at: string,
  list: ErrorList,
) {
  for (const name of Object.keys(json)) {
    if (known.includes(name)) continue;
    const [en, zh] = [`Expected only ${known.join(", ")}.`, `只允许 ${known.join("、")}。`];
    list.add(`${at}/${segment(name)}`, "unknown-field", en, zh);
  }
}

export function parseMetric(json: unknown, at: string, list: ErrorList): MetricKey | undefined {
  if (typeof json === "string" && isMetricKey(json)) return json;
  const wanted = typeof json === "string" ? json.toLowerCase() : "";
  const near = metricKeys.find((key) => wanted !== "" && key.toLowerCase().endsWith(wanted));
  const en = `${quoted(json)} is not a metric.${near ? ` Did you mean ${near}?` : ""}`;
  const zh = `没有名为 ${quoted(json)} 的指标。${near ? `是否指 ${near}？` : ""}`;
  return list.add(at, "unknown-metric", en, zh);
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

export function parseLeaf(json: JsonObject, at: string, list: ErrorList): Leaf | undefined {
  const key = parseMetric(json.metric, `${at}/metric`, list);
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
