/** What a condition asks for, in words: "at least 4.70" / "不低于 4.70". */
import type { Metric } from "~/features/metrics/metric";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Need } from "../reading/need";
import type { Scalar } from "../rule";
import { amountText, bareText } from "./amounts";
import { measureWord, oneOf, words } from "./phrase";

type Say = (value: Scalar) => Words;

/** Both bool ops with either value come down to the one answer that is asked for. */
const wantedAnswer = (op: "eq" | "ne", value: Scalar): boolean =>
  (op === "eq") === (value === true);

function comparisonText(need: Need, say: Say): Words {
  switch (need.op) {
    case "gte":
      return around("at least ", "不低于", say(need.value));
    case "gt":
      return around("more than ", "超过", say(need.value));
    case "lte":
      return around("at most ", "不超过", say(need.value));
    case "lt":
      return around("under ", "低于", say(need.value));
    case "eq":
      return say(need.value);
    case "ne":
      return around("not ", "不能为", say(need.value));
    case "in":
      return oneOf(need.value.map(say));
    case "nin":
      return around("not ", "不能为", oneOf(need.value.map(say)));
    case "known":
      return words("on record", "已有数据");
    case "unknown":
      return words("not on record", "暂无数据");
    default: {
      const [low, high] = [say(need.value[0]), say(need.value[1])];
      const [en, zh] = need.op === "between" ? ["from", "在"] : ["not from", "不在"];
      return words(`${en} ${low.en} to ${high.en}`, `${zh}${low.zh}到${high.zh}之间`);
    }
  }
}
const around = (en: string, zh: string, inner: Words): Words =>
  words(`${en}${inner.en}`, `${zh}${inner.zh}`);

/** The need alone, as a card shows it next to the label: "at least 30 orders". */
export function neededText(need: Need, currency: Currency): Words {
  const { metric } = need;
  if (metric.type === "bool" && (need.op === "eq" || need.op === "ne")) {
    return bareText(metric, wantedAnswer(need.op, need.value), currency);
  }
  return comparisonText(need, (value) => amountText(metric, value, currency));
}

/** A value inside a sentence: the label has named what is counted, Chinese keeps the measure word. */
export function nowText(metric: Metric, value: Scalar, currency: Currency): Words {
  const text = bareText(metric, value, currency);
  const counts = typeof value === "number" && metric.unit !== undefined;
  return counts ? { en: text.en, zh: `${text.zh} ${measureWord(metric.unit)}` } : text;
}

/** The need inside a sentence about a value: "needs 4.70", "limit 6 %", "must not be Large". */
export function needText(need: Need, currency: Currency): Words {
  const { metric } = need;
  const say: Say = (value) => nowText(metric, value, currency);
  if (metric.type === "bool" && (need.op === "eq" || need.op === "ne")) {
    const answer = bareText(metric, wantedAnswer(need.op, need.value), currency);
    return words(`must be ${answer.en}`, `需要为“${answer.zh}”`);
  }
  const text = comparisonText(need, say);
  switch (need.op) {
    case "gte":
      return words(`needs ${say(need.value).en}`, `需要${say(need.value).zh}以上`);
    case "lte":
      return around("limit ", "上限", say(need.value));
    case "ne":
    case "nin":
    case "outside":
      return words(text.en.replace(/^not /, "must not be "), text.zh.replace(/^不在/, "不能在"));
    case "eq":
    case "in":
      return around("needs ", "需要为", text);
    default:
      return around("needs ", "需要", text);
  }
}
