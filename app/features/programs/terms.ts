/** Everything a version promises, as staff write it and as it is stored; and every reason why it cannot be. */
import { z } from "zod";
import type { Rule } from "~/features/eligibility/rule";
import { parseRule } from "~/features/eligibility/rule-schema";
import { type Day, isDay } from "~/values/day";
import type { Words } from "~/values/words";
import type { ExitClause, ProgramRules } from "./kind";
import type { AnyKind } from "./kinds";

export type Terms = {
  readonly name: Words;
  readonly settings: unknown;
  readonly rules: ProgramRules;
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
};

export type TermsTrouble = {
  /** JSON pointer into the terms, such as `/rules/enter/all/2/value`. */
  readonly pointer: string;
  readonly code: string;
  readonly message: Words;
};
export type ParsedTerms =
  | { readonly ok: true; readonly terms: Terms }
  | { readonly ok: false; readonly troubles: readonly TermsTrouble[] };

const words = z.strictObject({
  en: z.string().trim().min(1).max(200),
  zh: z.string().trim().min(1).max(200),
});
const day = z.string().refine(isDay, "a day such as 2026-01-31").nullable();
const clause = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  rule: z.unknown(),
  immediate: z.boolean(),
  graceDays: z.number().int().min(0).max(365),
  check: z.enum(["daily", "monthly"]),
  consecutiveChecks: z.number().int().min(1).max(12),
  clawBack: z.boolean(),
});
const shape = z.strictObject({
  name: words,
  settings: z.unknown(),
  rules: z.strictObject({
    enter: z.unknown(),
    enterProduct: z.unknown(),
    warn: z.unknown(),
    exit: z.array(clause).max(20),
    graduate: z.unknown(),
  }),
  opensOn: day,
  closesOn: day,
});

class Troubles {
  readonly list: TermsTrouble[] = [];
  addIssues(at: string, issues: readonly z.core.$ZodIssue[]) {
    for (const issue of issues) {
      const pointer = [at, ...issue.path.map(String)].join("/");
      this.add(pointer, issue.code ?? "custom", { en: issue.message, zh: issue.message });
    }
  }
  add(pointer: string, code: string, message: Words) {
    this.list.push({ pointer, code, message });
  }
  rule(at: string, json: unknown): Rule | null {
    const parsed = parseRule(json);
    if (parsed.ok) return parsed.rule;
    for (const { pointer, code, message } of parsed.errors)
      this.add(`${at}${pointer}`, code, message);
    return null;
  }
  maybeRule(at: string, json: unknown): Rule | null {
    return json === null ? null : this.rule(at, json);
  }
}

/** The kind judges the settings, the rule language the rules; all troubles come at once, with their places. */
export function parseTerms(kind: AnyKind, json: unknown): ParsedTerms {
  const troubles = new Troubles();
  const form = shape.safeParse(json);
  if (!form.success) {
    troubles.addIssues("", form.error.issues);
    return { ok: false, troubles: troubles.list };
  }
  const { name, opensOn, closesOn, rules: given } = form.data;
  const settings = kind.settings.safeParse(form.data.settings);
  if (!settings.success) troubles.addIssues("/settings", settings.error.issues);
  if (opensOn !== null && closesOn !== null && closesOn < opensOn) {
    const [en, zh] = ["It closes before it opens.", "结束日早于开始日。"];
    troubles.add("/closesOn", "before-opening", { en, zh });
  }
  const enter = troubles.rule("/rules/enter", given.enter);
  const rest = {
    enterProduct: troubles.maybeRule("/rules/enterProduct", given.enterProduct),
    warn: troubles.maybeRule("/rules/warn", given.warn),
    exit: given.exit.flatMap((each, index): ExitClause[] => {
      const rule = troubles.rule(`/rules/exit/${index}/rule`, each.rule);
      return rule === null ? [] : [{ ...each, rule }];
    }),
    graduate: troubles.maybeRule("/rules/graduate", given.graduate),
  };
  if (enter === null || !settings.success || troubles.list.length > 0) {
    return { ok: false, troubles: troubles.list };
  }
  const terms = { name, settings: settings.data, rules: { enter, ...rest }, opensOn, closesOn };
  return { ok: true, terms };
}

/** The shipped terms of a kind in a currency. */
export function templateOf(kind: AnyKind, currency: string): Terms {
  const settings = kind.template(currency);
  const rules = kind.rules(settings);
  return { name: kind.name, settings, rules, opensOn: null, closesOn: null };
}

/** What one must pass to enter, as one rule: about the store, and where there is one, about the product. */
export const entryRule = ({ enter, enterProduct }: ProgramRules): Rule =>
  enterProduct === null ? enter : { all: [enter, enterProduct] };
