/**
 * What a running enrollment is held to: the warnings and the ways out of its own version, each with the
 * days on which it is looked at. A warning about a figure is given on the days of the way out that
 * looks at the same figure, so that both speak of one number.
 */
import { leavesIn } from "~/features/eligibility/population";
import { isLeaf, type Rule } from "~/features/eligibility/rule";
import type { MetricKey } from "~/features/metrics/dictionary";
import type { ExitClause, ProgramRules } from "~/features/programs/kind";

export type Watch = {
  /** The key of the way out, or `warn:daily` and `warn:monthly`. */
  readonly key: string;
  /** True where something is wrong, with the author's policies for what is missing. */
  readonly rule: Rule;
  /** The same with unknown left unknown: false only where all is surely well. */
  readonly sure: Rule;
  readonly check: ExitClause["check"];
  /** Null where it only warns. */
  readonly exit: ExitClause | null;
  /** What the shop has to reach to be in order; tells what is missing as missing. */
  readonly wanted: Rule;
};

const metricsOf = (rule: Rule): ReadonlySet<MetricKey> =>
  new Set(leavesIn(rule).map(({ metric }) => metric));

/** The same rule without an answer for what is not known: unknown stays unknown. */
function strict(rule: Rule): Rule {
  if (isLeaf(rule)) return { ...rule, onMissing: "REVIEW" };
  if ("not" in rule) return { not: strict(rule.not) };
  return "all" in rule ? { all: rule.all.map(strict) } : { any: rule.any.map(strict) };
}

const one = (rules: readonly Rule[], kind: "all" | "any"): Rule => {
  const [only] = rules;
  if (only !== undefined && rules.length === 1) return only;
  return kind === "all" ? { all: rules } : { any: rules };
};

const touches = (rule: Rule, metrics: ReadonlySet<MetricKey>): boolean =>
  leavesIn(rule).some(({ metric }) => metrics.has(metric));

function daysOf(branch: Rule, exits: ProgramRules["exit"]): Watch["check"] {
  const metrics = metricsOf(branch);
  const checks = exits.filter(({ rule }) => touches(rule, metrics)).map(({ check }) => check);
  return checks.includes("monthly") && !checks.includes("daily") ? "monthly" : "daily";
}

/** Who is warned wants the threshold of entry again, where entry asks for the same figure. */
function wantedOf(branch: Rule, enter: Rule): Rule {
  const metrics = metricsOf(branch);
  const asked = "all" in enter ? enter.all : [enter];
  const same = asked.filter((rule) => leavesIn(rule).every(({ metric }) => metrics.has(metric)));
  return same.length === 0 ? { not: branch } : one(same, "all");
}

export function watchesOf({ enter, warn, exit }: ProgramRules): readonly Watch[] {
  const branches = warn === null ? [] : "any" in warn ? warn.any : [warn];
  const warnings = (["monthly", "daily"] as const).flatMap((check): Watch[] => {
    const own = branches.filter((branch) => daysOf(branch, exit) === check);
    if (own.length === 0) return [];
    const wanted = own.map((branch) => wantedOf(branch, enter));
    const rule = one(own, "any");
    return [
      {
        key: `warn:${check}`,
        rule,
        sure: strict(rule),
        check,
        exit: null,
        wanted: strict(one(wanted, "all")),
      },
    ];
  });
  const ways = exit.map(
    (clause): Watch => ({
      key: clause.key,
      rule: clause.rule,
      sure: strict(clause.rule),
      check: clause.check,
      exit: clause,
      wanted: strict({ not: clause.rule }),
    }),
  );
  return [...warnings, ...ways];
}
