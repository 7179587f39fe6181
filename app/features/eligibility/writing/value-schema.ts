/** One value of one metric: what a threshold in a rule and a fact about a shop must look like. */
import type { Metric, MetricType } from "~/features/metrics/metric";
import { isDay } from "~/values/day";
import type { Op, Scalar } from "../rule";
import { type ErrorList, quoted, ruleLimits } from "./rule-error";

const ordered = ["lt", "lte", "gt", "gte", "eq", "ne", "between", "in", "nin"] as const;
const opsByType: Readonly<Record<MetricType, readonly Op[]>> = {
  int: [...ordered, "known", "unknown"],
  money: [...ordered, "known", "unknown"],
  bps: [...ordered, "known", "unknown"],
  score100: [...ordered, "known", "unknown"],
  date: [...ordered, "known", "unknown"],
  bool: ["eq", "ne", "known", "unknown"],
  enum: ["eq", "ne", "in", "nin", "known", "unknown"],
};
/** The ops an author may choose for a metric of this type. */
export const opsOf = (type: MetricType): readonly Op[] => opsByType[type];

const isOp = (text: unknown): text is Op => opsByType.int.some((op) => op === text);

export function parseOp(
  json: unknown,
  metric: Metric,
  pointer: string,
  list: ErrorList,
): Op | undefined {
  const allowed = opsOf(metric.type);
  const names = allowed.join(", ");
  if (!isOp(json)) {
    const en = `Expected one of ${names}, found ${quoted(json)}.`;
    return list.add(pointer, "unknown-op", en, `应为 ${names} 之一，实际为 ${quoted(json)}。`);
  }
  if (!allowed.includes(json)) {
    const en = `${metric.label.en} does not allow ${json}; use one of ${names}.`;
    const zh = `“${metric.label.zh}”不能用 ${json}，可用 ${names}。`;
    return list.add(pointer, "op-not-for-type", en, zh);
  }
  return json;
}

const steps: Readonly<Record<"int" | "money" | "bps" | "score100", { en: string; zh: string }>> = {
  int: { en: "a whole number", zh: "整数" },
  money: {
    en: "a whole number of minor units (¥12.00 is 1200)",
    zh: "最小货币单位的整数（¥12.00 写 1200）",
  },
  bps: { en: "a whole number of basis points (6 % is 600)", zh: "万分比整数（6% 写 600）" },
  score100: {
    en: "a whole number of hundredths (4.70 is 470)",
    zh: "百分之一分的整数（4.70 写 470）",
  },
};

function parseInteger(
  json: unknown,
  type: keyof typeof steps,
  pointer: string,
  list: ErrorList,
): number | undefined {
  const { en, zh } = steps[type];
  if (typeof json !== "number") {
    return list.add(pointer, "wrong-type", `Expected ${en}.`, `应为${zh}。`);
  }
  if (!Number.isInteger(json)) {
    return list.add(pointer, "not-an-integer", `Expected ${en}.`, `应为${zh}。`);
  }
  if (!Number.isSafeInteger(json) || (type === "score100" && (json < 0 || json > 500))) {
    const range = type === "score100" ? "0–500" : "±9007199254740991";
    return list.add(
      pointer,
      "out-of-range",
      `Expected ${en}, ${range}.`,
      `应为${zh}，范围 ${range}。`,
    );
  }
  return json + 0;
}

function parseCode(
  json: unknown,
  metric: Metric,
  pointer: string,
  list: ErrorList,
): string | undefined {
  if (typeof json !== "string") {
    return list.add(pointer, "wrong-type", "Expected a code in quotes.", "应为文本代码。");
  }
  const { values } = metric;
  if (values !== undefined && !Object.hasOwn(values, json)) {
    const names = Object.keys(values).join(", ");
    const en = `Expected one of ${names}, found ${quoted(json)}.`;
    return list.add(pointer, "not-a-code", en, `应为 ${names} 之一，实际为 ${quoted(json)}。`);
  }
  if (json.trim() === "" || json.length > ruleLimits.codeLength || /\p{C}/u.test(json)) {
    const en = `Expected a code of 1 to ${ruleLimits.codeLength} visible characters.`;
    const zh = `应为 1 至 ${ruleLimits.codeLength} 个可见字符的代码。`;
    return list.add(pointer, "not-a-code", en, zh);
  }
  return json;
}

/** A value of the metric's type, or undefined after saying what is wrong with it. */
export function parseValue(
  json: unknown,
  metric: Metric,
  pointer: string,
  list: ErrorList,
): Scalar | undefined {
  if (json === null) {
    const en = "A null is not a value; say what missing data means with onMissing.";
    return list.add(pointer, "wrong-type", en, "不能为 null；缺失数据的处理请用 onMissing 说明。");
  }
  switch (metric.type) {
    case "bool":
      if (typeof json === "boolean") return json;
      return list.add(pointer, "wrong-type", "Expected true or false.", "应为 true 或 false。");
    case "enum":
      return parseCode(json, metric, pointer, list);
    case "date":
      if (typeof json === "string" && isDay(json)) return json;
      return list.add(
        pointer,
        "not-a-day",
        "Expected a day such as 2026-11-23.",
        "应为日期，如 2026-11-23。",
      );
    default:
      return parseInteger(json, metric.type, pointer, list);
  }
}
