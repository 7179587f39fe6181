/** A stored version in the words staff read: rules as sentences, settings as labelled fields. */

import type { Rule } from "~/features/eligibility/rule";
import { type DescribedRule, outline } from "~/features/eligibility/sentence";
import type { Currency } from "~/values/money";
import type { ProgramRules } from "./kind";
import type { AnyKind } from "./kinds";
import type { Terms } from "./terms";
import type { RulesShown, SettingShown, StageShown, VersionPage } from "./version-page";

/** What a JSON pointer leads to; undefined where it leads nowhere. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const part of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}

function rulesShown(rules: ProgramRules, currency: Currency): RulesShown {
  const shown = (rule: Rule): DescribedRule => outline(rule, { currency });
  const maybe = (rule: Rule | null) => (rule === null ? null : shown(rule));
  return {
    enter: shown(rules.enter),
    enterProduct: maybe(rules.enterProduct),
    warn: maybe(rules.warn),
    exit: rules.exit.map((clause) => ({ ...clause, rule: shown(clause.rule) })),
    graduate: maybe(rules.graduate),
  };
}

type Shown = Pick<
  VersionPage,
  "summary" | "rules" | "rulesJson" | "settingsJson" | "settings" | "stages" | "benefits"
>;

export function versionShown(
  kind: AnyKind,
  { settings, rules }: Pick<Terms, "settings" | "rules">,
  currency: Currency,
): Shown {
  const benefits = kind.benefits(settings, {}, {});
  const named = <Each extends { key: string; name: StageShown["name"] }>({ key, name }: Each) => ({
    key,
    name,
  });
  const stages = kind.stages(settings, {}).map(
    (stage): StageShown => ({
      ...named(stage),
      fromDay: stage.fromDay,
      toDay: stage.toDay,
      tasks: stage.tasks.map(named),
      benefits: benefits.filter((benefit) => benefit.stage === stage.key).map(named),
    }),
  );
  return {
    summary: kind.summary(settings, currency),
    rules: rulesShown(rules, currency),
    rulesJson: JSON.stringify(rules, null, 2),
    settingsJson: JSON.stringify(settings, null, 2),
    settings: kind.fields.map(
      (field): SettingShown => ({ field, value: valueAt(settings, field.pointer) ?? null }),
    ),
    stages,
    benefits: benefits.filter(({ stage }) => stage === null).map(named),
  };
}
