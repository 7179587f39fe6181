/** The one generator of rule sentences: with facts for merchants, without facts for editors and pages. */

import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Need } from "./reading/need";
import { isChoice, type PlannedLeaf, type PlannedNode, planOf } from "./reading/plan";
import type { Rule } from "./rule";
import { neededText } from "./wording/condition-text";
import { type Finding, leafSentence } from "./wording/leaf-sentence";
import { counted, words } from "./wording/phrase";

/** Money needs its currency: a rule holds minor units and does not know of which. */
export type SentenceOptions = { readonly currency: Currency };

/** One condition and what is known about it, such as "Experience score 4.69, needs 4.70". */
export const sentenceOf = (
  planned: PlannedLeaf,
  finding: Finding,
  { currency }: SentenceOptions,
): Words => leafSentence(planned, finding, currency);

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
