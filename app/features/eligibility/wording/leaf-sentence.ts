/** A sentence about one condition and what is known of it: "Experience score 4.69, needs 4.70". */
import type { Metric } from "~/features/metrics/metric";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { LeafFinding } from "../explanation";
import { isMet } from "../reading/leaf";
import type { PlannedLeaf } from "../reading/plan";
import { needText, nowText } from "./condition-text";
import { counted, grouped, lowerFirst, words } from "./phrase";

export type Finding = Pick<LeafFinding, "actual" | "sample" | "missing" | "result">;

/** "Score appears …": the noun a reader knows the value by. There is one score, and many rates. */
const nounOf = ({ type, label }: Metric): Words =>
  type === "score100" ? { en: "Score", zh: "评分" } : label;
const kindOf = ({ type }: Metric): Words => {
  if (type === "score100") return { en: "score", zh: "评分" };
  return type === "bps" ? { en: "rate", zh: "比率" } : { en: "value", zh: "数值" };
};

/** The sample at which the value appears or starts to count. */
const leastOf = ({ leaf, need }: PlannedLeaf): number | null =>
  leaf.minSample ?? need.metric.sample?.least ?? null;

function tooFew(planned: PlannedLeaf, finding: Finding, of: Words, least: number): Words {
  const { negated } = planned;
  const { metric } = planned.need;
  const [kind, needed] = [kindOf(metric), counted(least, of)];
  if (isMet(finding.result, negated)) {
    const en = `${metric.label.en}, fewer than ${needed.en}: ${kind.en} not counted`;
    return words(en, `${metric.label.zh}：不足${needed.zh}，暂不计入`);
  }
  const appears = finding.actual === null;
  const noun = nounOf(metric);
  const verb = appears ? words("appears after", "后显示") : words("counts after", "后计入");
  const have = finding.sample ?? 0;
  const en = `${noun.en} ${verb.en} ${needed.en}; you have ${grouped(have)}`;
  return words(en, `${noun.zh}在满${needed.zh}${verb.zh}，目前${counted(have, of).zh}`);
}

function noValue(planned: PlannedLeaf, finding: Finding): Words {
  const { negated } = planned;
  const { label, appears, sample } = planned.need.metric;
  if (isMet(finding.result, negated)) {
    return words(`${label.en}: no data yet, not required`, `${label.zh}：暂无数据，不作要求`);
  }
  const [en, zh] = [`No data yet: ${lowerFirst(label.en)}`, `暂无数据：${label.zh}`];
  if (appears !== undefined) return words(`${en}. ${appears.en}`, `${zh}。${appears.zh}`);
  const least = leastOf(planned);
  if (sample === undefined || least === null) return words(en, zh);
  const needed = counted(least, sample.of);
  return words(`${en}. It appears after ${needed.en}`, `${zh}，满${needed.zh}后显示`);
}

function missingSentence(planned: PlannedLeaf, finding: Finding): Words {
  const { sample } = planned.need.metric;
  const least = leastOf(planned);
  if (sample !== undefined && least !== null && finding.sample !== null && finding.sample < least) {
    return tooFew(planned, finding, sample.of, least);
  }
  return noValue(planned, finding);
}

/** One leaf of one rule, ready to speak of any facts. */
type Teller = (finding: Finding) => Words;

function knowingTeller(planned: PlannedLeaf): Teller {
  const { leaf, negated } = planned;
  const { label } = planned.need.metric;
  const there = words(`${label.en}: on record`, `${label.zh}：已有数据`);
  return (finding) =>
    finding.result === (leaf.op === "known" ? "pass" : "fail")
      ? there
      : noValue(planned, { ...finding, result: negated ? "pass" : "fail" });
}

function answerTeller(planned: PlannedLeaf, currency: Currency): Teller {
  const { need, negated } = planned;
  const { metric } = need;
  const needs = needText(need, currency);
  return ({ actual, result }) => {
    const now = nowText(metric, actual === true, currency);
    const [en, zh] = [`${metric.label.en}: ${now.en}`, `${metric.label.zh}：${now.zh}`];
    return isMet(result, negated)
      ? { en, zh }
      : { en: `${en}, ${needs.en}`, zh: `${zh}，${needs.zh}` };
  };
}

function valueTeller({ need }: PlannedLeaf, currency: Currency): Teller {
  const { metric } = need;
  const { label } = metric;
  const needs = needText(need, currency);
  // A label that ends in a window ("…, 30 days") would run into the figure without a colon.
  const opening = words(`${label.en}${label.en.includes(",") ? ":" : ""} `, label.zh);
  return ({ actual }) => {
    if (actual === null) return opening;
    const now = nowText(metric, actual, currency);
    const en = `${opening.en}${now.en}, ${needs.en}`;
    if (metric.type === "enum") return words(en, `${opening.zh}为${now.zh}，${needs.zh}`);
    return { en, zh: `${opening.zh} ${now.zh}，${needs.zh}` };
  };
}

function tellerOf(planned: PlannedLeaf, currency: Currency): Teller {
  const { op } = planned.leaf;
  if (op === "known" || op === "unknown") return knowingTeller(planned);
  const isAnswer = planned.need.metric.type === "bool";
  const tell = isAnswer ? answerTeller(planned, currency) : valueTeller(planned, currency);
  return (finding) =>
    finding.actual === null || finding.missing !== null
      ? missingSentence(planned, finding)
      : tell(finding);
}

/** What does not change with the facts is put into words once for each rule and currency. */
const tellers = new WeakMap<PlannedLeaf, Map<Currency, Teller>>();

export function leafSentence(planned: PlannedLeaf, finding: Finding, currency: Currency): Words {
  const known = tellers.get(planned) ?? new Map<Currency, Teller>();
  const teller = known.get(currency) ?? tellerOf(planned, currency);
  if (known.size === 0) tellers.set(planned, known);
  known.set(currency, teller);
  return teller(finding);
}
