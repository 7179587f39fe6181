/**
 * Findings as generated text: every finding is one object literal with its constants in place, so that
 * explaining costs little more than the memory of the answer.
 */
import type { Facts } from "~/features/metrics/fact";
import type { RuleFinding } from "../explanation";
import { cheapestOf } from "./cost";
import { stepsTo } from "./need";
import { isChoice, type Plan, type PlannedGroup, type PlannedLeaf, type PlannedNode } from "./plan";
import { fromFacts, weighingCode } from "./weighing-code";

type Text = { readonly state: string; readonly object: string };

/** With pass 0, fail 1, unknown 2 the states of an `all` are ORed; an `any` reads the table turned. */
function stateCode(kind: PlannedGroup["kind"], states: readonly string[]): string {
  if (kind === "not") return `turned[${states[0]}]`;
  if (kind === "all") return `strictest[${states.join(" | ")}]`;
  return `turned[strictest[${states.map((state) => `turned[${state}]`).join(" | ")}]]`;
}
const turned = [1, 0, 2];
const strictest = [0, 1, 2, 1];

function leafText({ leaf, index, pointer, negated }: PlannedLeaf): Text {
  const fact = (field: string) => `a${index} === undefined ? null : a${index}.${field}`;
  const fields = [
    'kind: "leaf"',
    `pointer: ${JSON.stringify(pointer)}`,
    `metric: ${JSON.stringify(leaf.metric)}`,
    `op: ${JSON.stringify(leaf.op)}`,
    `needed: ${"value" in leaf ? `needed[${index}]` : "null"}`,
    `actual: v${index}`,
    `result: results[s${index}]`,
    `missing: reasons[m${index}]`,
    `gap: g${index} < 0 ? null : g${index}`,
    `sample: ${fact("sample")}`,
    `minSample: ${leaf.minSample ?? null}`,
    `asOf: ${fact("asOf")}`,
    `negated: ${negated}`,
  ];
  return { state: `s${index}`, object: `{ ${fields.join(", ")} }` };
}

const textOf = (node: PlannedNode, statements: string[]): Text =>
  node.kind === "leaf" ? leafText(node) : groupText(node, statements);

/** Groups look at their children, so each becomes a statement of its own, inner ones first. */
function groupText(group: PlannedGroup, statements: string[]): Text {
  const { kind, pointer, negated } = group;
  const children = group.children.map((child) => textOf(child, statements));
  const [t, c, o] = ["t", "c", "o"].map((letter) => `${letter}${statements.length}`);
  const state = stateCode(
    kind,
    children.map((child) => child.state),
  );
  const cheapest = isChoice(group)
    ? `${t} === ${negated ? 1 : 0} ? null : cheapestOf(${c}, ${negated})`
    : "null";
  const object = `{ kind: "${kind}", pointer: ${JSON.stringify(pointer)}, result: results[${t}], children: ${c}, cheapest: ${cheapest} }`;
  const list = children.map((child) => child.object).join(", ");
  statements.push(`const ${t} = ${state}, ${c} = [${list}], ${o} = ${object};`);
  return { state: `${t}`, object: `${o}` };
}

export function finderFromCode({ root, leaves }: Plan): (facts: Facts) => RuleFinding {
  const statements: string[] = [];
  const weighed = leaves.map((leaf) => weighingCode(leaf, fromFacts(leaf)));
  const answer = textOf(root, statements).object;
  const body = [...weighed, ...statements, `return ${answer};`].join("\n");
  const given = {
    results: ["pass", "fail", "unknown"],
    reasons: [null, "no-value", "small-sample"],
    needed: leaves.map(({ leaf }) => ("value" in leaf ? leaf.value : null)),
    gaps: gapsOf(leaves),
    cheapestOf,
    turned,
    strictest,
  };
  const code = `"use strict"; const { ${Object.keys(given).join(", ")} } = given; return function (f) { ${body} };`;
  return new Function("given", code)(given);
}

/** Days are texts in facts, so their distances are left to the one definition. */
export const gapsOf = (leaves: readonly PlannedLeaf[]) =>
  leaves.map(
    ({ need }) =>
      (value: string) =>
        stepsTo(need, value),
  );
