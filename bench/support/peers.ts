/**
 * The same eight rules for other engines. None of them knows three values, so each gets the rule in the
 * two-valued form "certainly eligible", with every missing value spelled out.
 */
import { parse } from "@marcbachmann/cel-js";
import { needOf } from "~/features/eligibility/reading/need";
import { type PlannedNode, planOf } from "~/features/eligibility/reading/plan";
import type { Rule, Scalar } from "~/features/eligibility/rule";
import type { Facts } from "~/features/metrics/fact";

type Compare = "<" | "<=" | ">" | ">=" | "==" | "!=";
export type Term =
  | { readonly kind: "and" | "or"; readonly terms: readonly Term[] }
  | { readonly kind: "missing"; readonly field: string }
  /** False where the field is missing. */
  | {
      readonly kind: "compare";
      readonly field: string;
      readonly op: Compare;
      readonly value: Scalar;
    }
  | { readonly kind: "in" | "not-in"; readonly field: string; readonly values: readonly Scalar[] };

/** `store.experienceScore` → `experienceScore`, its sample `experienceScore_n`. */
export const fieldOf = (metric: string): string =>
  metric.replace(/^store\./, "").replace(/\W+/g, "_");

const compares = { lt: "<", lte: "<=", gt: ">", gte: ">=", eq: "==", ne: "!=" } as const;

function certainly(node: PlannedNode & { kind: "leaf" }, answer: boolean): Term {
  const { leaf } = node;
  const field = fieldOf(leaf.metric);
  const need = needOf(leaf, !answer);
  const compared = ((): Term => {
    switch (need.op) {
      case "between":
        return and([compare(field, ">=", need.value[0]), compare(field, "<=", need.value[1])]);
      case "outside":
        return or([compare(field, "<", need.value[0]), compare(field, ">", need.value[1])]);
      case "in":
        return { kind: "in", field, values: need.value };
      case "nin":
        return { kind: "not-in", field, values: need.value };
      case "known":
      case "unknown":
        throw new Error("the eight rules do not ask what is known");
      default:
        return compare(field, compares[need.op], need.value);
    }
  })();
  if (leaf.minSample === undefined) return compared;
  return and([compare(`${field}_n`, ">=", leaf.minSample), compared]);
}
const compare = (field: string, op: Compare, value: Scalar): Term => ({
  kind: "compare",
  field,
  op,
  value,
});
const and = (terms: readonly Term[]): Term => ({ kind: "and", terms });
const or = (terms: readonly Term[]): Term => ({ kind: "or", terms });

function absent(node: PlannedNode & { kind: "leaf" }): readonly Term[] {
  const field = fieldOf(node.leaf.metric);
  const { minSample } = node.leaf;
  if (minSample === undefined) return [{ kind: "missing", field }];
  const sample = `${field}_n`;
  return [
    { kind: "missing", field },
    { kind: "missing", field: sample },
    compare(sample, "<", minSample),
  ];
}

function termOf(node: PlannedNode, want: boolean): Term {
  if (node.kind === "leaf") {
    const lenient = node.leaf.onMissing === (want ? "PASS" : "FAIL");
    const sure = certainly(node, want);
    return lenient ? or([...absent(node), sure]) : sure;
  }
  const inner = node.kind === "not" ? !want : want;
  const terms = node.children.map((child) => termOf(child, inner));
  const [only] = terms;
  if (only !== undefined && terms.length === 1) return only;
  return (node.kind === "all") === want ? and(terms) : or(terms);
}
export const eligibleTerm = (rule: Rule): Term => termOf(planOf(rule).root, true);

export type Flat = Record<string, Scalar | null>;
/** The facts as plain fields, which is what every other engine reads. */
export function flatOf(facts: Facts): Flat {
  const flat: Flat = {};
  for (const [metric, fact] of Object.entries(facts)) {
    flat[fieldOf(metric)] = fact.value;
    flat[`${fieldOf(metric)}_n`] = fact.sample;
  }
  return flat;
}

const jreOperators = {
  "<": "lessThan",
  "<=": "lessThanInclusive",
  ">": "greaterThan",
  ">=": "greaterThanInclusive",
  "==": "equal",
  "!=": "notEqual",
};
export function toJsonRules(term: Term): object {
  const present = (field: string) => ({ fact: field, operator: "notEqual", value: null });
  switch (term.kind) {
    case "and":
      return { all: term.terms.map(toJsonRules) };
    case "or":
      return { any: term.terms.map(toJsonRules) };
    case "missing":
      return { fact: term.field, operator: "equal", value: null };
    case "compare": {
      const condition = { fact: term.field, operator: jreOperators[term.op], value: term.value };
      return term.op === "!=" ? { all: [present(term.field), condition] } : condition;
    }
    case "in":
      return { fact: term.field, operator: "in", value: term.values };
    case "not-in":
      return {
        all: [present(term.field), { fact: term.field, operator: "notIn", value: term.values }],
      };
  }
}

export function toJsonLogic(term: Term): object {
  const field = (name: string) => ({ var: name });
  const present = (name: string) => ({ "!==": [field(name), null] });
  switch (term.kind) {
    case "and":
    case "or":
      return { [term.kind]: term.terms.map(toJsonLogic) };
    case "missing":
      return { "===": [field(term.field), null] };
    case "compare": {
      const op = term.op === "==" ? "===" : term.op === "!=" ? "!==" : term.op;
      return { and: [present(term.field), { [op]: [field(term.field), term.value] }] };
    }
    case "in":
      return { in: [field(term.field), term.values] };
    case "not-in":
      return { and: [present(term.field), { "!": [{ in: [field(term.field), term.values] }] }] };
  }
}

type Dialect = {
  readonly and: string;
  readonly or: string;
  readonly literal: (value: Scalar) => string;
  readonly notIn: (field: string, list: string) => string;
  readonly name: (field: string) => string;
};
function written(term: Term, to: Dialect): string {
  const f = "field" in term ? to.name(term.field) : "";
  const list = (values: readonly Scalar[]) => `[${values.map(to.literal).join(", ")}]`;
  switch (term.kind) {
    case "and":
    case "or":
      return `(${term.terms.map((part) => written(part, to)).join(` ${to[term.kind]} `)})`;
    case "missing":
      return `${f} == null`;
    case "compare":
      return `(${f} != null ${to.and} ${f} ${term.op} ${to.literal(term.value)})`;
    case "in":
      return `${f} in ${list(term.values)}`;
    case "not-in":
      return `(${f} != null ${to.and} ${to.notIn(f, list(term.values))})`;
  }
}
const quoted = (value: Scalar) => JSON.stringify(value);
const cel: Dialect = {
  and: "&&",
  or: "||",
  // Numbers of a JavaScript context are doubles there, and doubles compare fastest with doubles.
  literal: (value) => (typeof value === "number" ? value.toFixed(1) : quoted(value)),
  notIn: (field, list) => `!(${field} in ${list})`,
  name: (field) => field,
};
const zen: Dialect = {
  and: "and",
  or: "or",
  literal: quoted,
  notIn: (field, list) => `${field} not in ${list}`,
  name: (field) => field,
};
export const toCel = (term: Term): ((facts: Flat) => boolean) => {
  const program = parse(written(term, cel));
  return (facts) => program(facts) === true;
};
export const toZen = (term: Term): string => written(term, zen);
