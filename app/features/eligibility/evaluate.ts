/** The first reader of a rule: eligible, not eligible, or for a person to review. */
import type { Facts } from "~/features/metrics/fact";
import { closuresOf } from "./reading/closures";
import { factAccess, outcomeCode } from "./reading/code";
import { planOf } from "./reading/plan";
import type { EligibilityOutcome, Rule } from "./rule";

export type CompiledRule = {
  readonly outcome: (facts: Facts) => EligibilityOutcome;
};

/** Raised when a change here could change an answer, so that stored answers name what they came from. */
export const ruleSemantics = 1;

/** Equal rules have equal text: `parseRule` writes the fields of a leaf in one order. */
export const textOf = (rule: Rule): string => JSON.stringify(rule);

export function compileToCode(rule: Rule): CompiledRule {
  const body = outcomeCode(planOf(rule), factAccess);
  const code = `"use strict"; return function (f) { let a, v; return outcomes[${body}]; };`;
  const outcomes: readonly EligibilityOutcome[] = ["not_eligible", "eligible", "review"];
  return { outcome: new Function("outcomes", code)(outcomes) };
}

const outcomeOfTruth = ["not_eligible", "review", "eligible"] as const;

export function compileToClosures(rule: Rule): CompiledRule {
  const reader = closuresOf(planOf(rule));
  return { outcome: (facts) => outcomeOfTruth[reader(facts)] };
}

let allowed: boolean | undefined;
/** Asked once: a page under a strict Content-Security-Policy refuses to make functions from text. */
function codeIsAllowed(): boolean {
  if (allowed !== undefined) return allowed;
  try {
    allowed = new Function("return true")() === true;
  } catch {
    allowed = false;
  }
  return allowed;
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
