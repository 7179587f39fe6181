/** Facts from unknown JSON, for trying a rule on a shop that need not exist. */
import type { MetricKey } from "~/features/metrics/dictionary";
import { metricOf } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";
import type { Metric } from "~/features/metrics/metric";
import { type Day, isDay } from "~/values/day";
import { parseMetric, refuseStrangers } from "./writing/leaf-schema";
import { ErrorList, isObject, type RuleError, segment } from "./writing/rule-error";
import { parseValue } from "./writing/value-schema";

export type ParsedFacts =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

function parseSample(json: unknown, metric: Metric, at: string, list: ErrorList) {
  if (json === undefined || json === null) return null;
  if (metric.sample === undefined) {
    const en = `${metric.label.en} has no sample behind it.`;
    return list.add(at, "no-sample", en, `“${metric.label.zh}”没有样本量。`);
  }
  if (typeof json === "number" && Number.isSafeInteger(json) && json >= 0) return json;
  return list.add(at, "wrong-type", "Expected a whole number from 0.", "应为不小于 0 的整数。");
}

function parseDay(json: unknown, otherwise: Day, at: string, list: ErrorList) {
  if (json === undefined) return otherwise;
  if (typeof json === "string" && isDay(json)) return json;
  const [en, zh] = ["Expected a day such as 2026-11-23.", "应为日期，如 2026-11-23。"];
  return list.add(at, "not-a-day", en, zh);
}

function parseFact(
  json: unknown,
  metric: Metric,
  asOf: Day,
  at: string,
  list: ErrorList,
): Fact | undefined {
  const detailed = isObject(json);
  if (detailed) refuseStrangers(json, ["value", "sample", "asOf"], at, list);
  const given = detailed ? json.value : json;
  if (given === undefined) {
    return list.add(`${at}/value`, "missing-field", "A value is missing.", "缺少值。");
  }
  const where = detailed ? `${at}/value` : at;
  const value: FactValue | undefined =
    given === null ? null : parseValue(given, metric, where, list);
  const sample = detailed ? parseSample(json.sample, metric, `${at}/sample`, list) : null;
  const day = detailed ? parseDay(json.asOf, asOf, `${at}/asOf`, list) : asOf;
  if (value === undefined || sample === undefined || day === undefined) return undefined;
  return { value, sample, asOf: day, source: "supplied" };
}

/**
 * `{ "<metric>": value }` or `{ "<metric>": { value, sample?, asOf? } }`, where a value may be null.
 * `asOf` is the day of the facts that do not name their own.
 */
export function parseFacts(json: unknown, asOf: Day): ParsedFacts {
  const list = new ErrorList();
  if (!isObject(json)) {
    list.add("", "wrong-type", "Expected an object of metrics.", "应为以指标为键的对象。");
    return { ok: false, errors: list.errors };
  }
  const facts: Partial<Record<MetricKey, Fact>> = {};
  for (const [name, given] of Object.entries(json)) {
    const at = `/${segment(name)}`;
    const key = parseMetric(name, at, list);
    const fact = key && parseFact(given, metricOf(key), asOf, at, list);
    if (key !== undefined && fact !== undefined) facts[key] = fact;
  }
  const { errors } = list;
  return errors.length === 0 ? { ok: true, facts: facts as Facts } : { ok: false, errors };
}
