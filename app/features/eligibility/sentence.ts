/** The one generator of rule sentences: with facts for merchants, without facts for editors and pages. */

import type { Metric } from "~/features/metrics/metric";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { LeafFinding } from "./explanation";
import { isMet } from "./reading/leaf";
import type { Need } from "./reading/need";
import { isChoice, type PlannedLeaf, type PlannedNode, planOf } from "./reading/plan";
import type { Rule } from "./rule";
import { neededText, needText, nowText } from "./wording/condition-text";
import { counted, grouped, lowerFirst, words } from "./wording/phrase";

/** Money needs its currency: a rule holds minor units and does not know of which. */
export type SentenceOptions = { readonly currency: Currency };

type Finding = Pick<LeafFinding, "actual" | "sample" | "missing" | "result">;

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

/** One condition and what is known about it, such as "Experience score 4.69, needs 4.70". */
export function sentenceOf(
  planned: PlannedLeaf,
  finding: Finding,
  { currency }: SentenceOptions,
): Words {
  const { leaf, need, negated } = planned;
  const { metric } = need;
  const { label } = metric;
  const value = finding.actual;
  if (leaf.op === "known" || leaf.op === "unknown") {
    const there = finding.result === (leaf.op === "known" ? "pass" : "fail");
    if (!there) return noValue(planned, { ...finding, result: negated ? "pass" : "fail" });
    return words(`${label.en}: on record`, `${label.zh}：已有数据`);
  }
  if (value === null || finding.missing !== null) return missingSentence(planned, finding);
  const now = nowText(metric, value, currency);
  const needs = needText(need, currency);
  if (metric.type === "bool") {
    if (isMet(finding.result, negated)) {
      return words(`${label.en}: ${now.en}`, `${label.zh}：${now.zh}`);
    }
    return words(`${label.en}: ${now.en}, ${needs.en}`, `${label.zh}：${now.zh}，${needs.zh}`);
  }
  // A label that ends in a window ("…, 30 days") would run into the figure without a colon.
  const joint = label.en.includes(",") ? ":" : "";
  const is = metric.type === "enum" ? "为" : " ";
  return words(
    `${label.en}${joint} ${now.en}, ${needs.en}`,
    `${label.zh}${is}${now.zh}，${needs.zh}`,
  );
}

const policy = {
  PASS: words("not required while there is no data", "暂无数据时不作要求"),
  REVIEW: words("checked by a person while there is no data", "暂无数据时由人工核对"),
} as const;

/** A policy is worth saying where data can be missing in ordinary life, not for a shop's own age. */
const canBeMissing = ({ metric }: Need): boolean =>
  metric.sample !== undefined || metric.source !== "computed";

function leafText(planned: PlannedLeaf, currency: Currency): Words {
  const { leaf } = planned;
  const { metric } = planned.need;
  const need = neededText(planned.need, currency);
  const notes: Words[] = [];
  if (leaf.minSample !== undefined && metric.sample !== undefined) {
    const least = counted(leaf.minSample, metric.sample.of);
    notes.push(words(`counted from ${least.en}`, `满${least.zh}起计`));
  }
  const asks = leaf.op !== "known" && leaf.op !== "unknown";
  if (asks && leaf.onMissing !== "FAIL" && canBeMissing(planned.need))
    notes.push(policy[leaf.onMissing]);
  const en = notes.length === 0 ? "" : ` (${notes.map((note) => note.en).join("; ")})`;
  const zh = notes.length === 0 ? "" : `（${notes.map((note) => note.zh).join("；")}）`;
  return words(`${metric.label.en}: ${need.en}${en}`, `${metric.label.zh}：${need.zh}${zh}`);
}

/** A rule in words, with the author's pointers. Groups of one and `not`s dissolve into their child. */
export type DescribedRule = {
  readonly kind: "leaf" | "all" | "any";
  readonly pointer: string;
  readonly words: Words;
  readonly children: readonly DescribedRule[];
};

const heading = {
  all: words("All of these", "以下条件全部满足"),
  any: words("Any one of these", "以下条件满足其一"),
} as const;

function described(node: PlannedNode, currency: Currency): DescribedRule {
  if (node.kind === "leaf") {
    const text = leafText(node, currency);
    return { kind: "leaf", pointer: node.pointer, words: text, children: [] };
  }
  const children = node.children.map((child) => described(child, currency));
  const [only] = children;
  if (only !== undefined && children.length === 1) return only;
  const kind = isChoice(node) ? "any" : "all";
  return { kind, pointer: node.pointer, words: heading[kind], children };
}

/** The outline of a rule without facts: what the editor and the program page show as a list. */
export const outline = (rule: Rule, { currency }: SentenceOptions): DescribedRule =>
  described(planOf(rule).root, currency);

function flat({ kind, words: own, children }: DescribedRule, outer: "all" | "any" | null): Words {
  if (kind === "leaf") return own;
  const parts = children.map((child) => flat(child, kind));
  const [en, zh] = kind === "all" ? ["; ", "；"] : [" or ", "或"];
  const text = words(parts.map((part) => part.en).join(en), parts.map((part) => part.zh).join(zh));
  return outer === null ? text : { en: `[${text.en}]`, zh: `【${text.zh}】` };
}

/** The same in one line: "Experience score: at least 4.70; Violation points, 90 days: 0 points". */
export const describe = (rule: Rule, options: SentenceOptions): Words =>
  flat(outline(rule, options), null);
