/** The first reader of a rule: eligible, not eligible, or for a person to review. */
import type { Facts } from "~/features/metrics/fact";
import type { RuleFinding } from "./explanation";
import { factReader, readerOf } from "./reading/closures";
import { codeIsAllowed, factAccess, outcomeCode } from "./reading/code";
import { findingOf } from "./reading/find";
import { finderFromCode } from "./reading/finding-code";
import { type Plan, planOf } from "./reading/plan";
import {
  type Compacter,
  compacterFromCode,
  compacterFromPlan,
  type Weigher,
  weigherFromCode,
  weigherFromPlan,
} from "./reading/weigher";
import type { EligibilityOutcome, Rule } from "./rule";

/** All say the same; what is more than the outcome is made when it is first asked for. */
export type CompiledRule = {
  readonly outcome: (facts: Facts) => EligibilityOutcome;
  /** The whole tree without sentences. */
  readonly find: (facts: Facts) => RuleFinding;
  /** State and gap of every leaf, written into a list of two numbers a leaf (`reading/weigher.ts`). */
  readonly weigh: Weigher;
  /** The same for the wire (`compact.ts`). */
  readonly compact: Compacter;
};

/** Raised when a change here could change an answer, so that stored answers name what they came from. */
export const ruleSemantics = 1;

/** Equal rules have equal text: `parseRule` writes the fields of a leaf in one order. */
export const textOf = (rule: Rule): string => JSON.stringify(rule);

const outcomeOfCode: readonly EligibilityOutcome[] = ["not_eligible", "eligible", "review"];
const outcomeOfTruth = ["not_eligible", "review", "eligible"] as const;

function outcomeFromCode(plan: Plan): CompiledRule["outcome"] {
  const body = outcomeCode(plan, factAccess);
  const code = `"use strict"; return function (f) { let a, v; return outcomes[${body}]; };`;
  return new Function("outcomes", code)(outcomeOfCode);
}

export function compileToCode(rule: Rule): CompiledRule {
  const plan = planOf(rule);
  let find: CompiledRule["find"] | undefined;
  let weigh: Weigher | undefined;
  let compact: Compacter | undefined;
  return {
    outcome: outcomeFromCode(plan),
    get find() {
      find ??= finderFromCode(plan);
      return find;
    },
    get weigh() {
      weigh ??= weigherFromCode(plan);
      return weigh;
    },
    get compact() {
      compact ??= compacterFromCode(plan);
      return compact;
    },
  };
}

/** For places that refuse code from text, such as a page under a strict Content-Security-Policy. */
export function compileToClosures(rule: Rule): CompiledRule {
  const plan = planOf(rule);
  const reader = readerOf(plan.root, factReader);
  return {
    outcome: (facts) => outcomeOfTruth[reader(facts)],
    find: (facts) => findingOf(plan.root, facts),
    weigh: weigherFromPlan(plan),
    compact: compacterFromPlan(plan),
  };
}

const keptAtMost = 1000;
const byText = new Map<string, CompiledRule>();
const byRule = new WeakMap<Rule, CompiledRule>();

/** Once per rule: the same object, or an equal one read anew from the database, is not compiled again. */
export function compile(rule: Rule): CompiledRule {
  const known = byRule.get(rule);
  if (known !== undefined) return known;
  const text = textOf(rule);
  const compiled =
    byText.get(text) ?? (codeIsAllowed() ? compileToCode(rule) : compileToClosures(rule));
  byRule.set(rule, compiled);
  byText.delete(text);
  byText.set(text, compiled);
  const oldest = byText.keys().next();
  if (byText.size > keptAtMost && !oldest.done) byText.delete(oldest.value);
  return compiled;
}

export const evaluate = (rule: Rule, facts: Facts): EligibilityOutcome =>
  compile(rule).outcome(facts);
