/**
 * Running enrollments are held to their own terms: a thousand at a time, one question per version. The
 * database brings those back of whom the day says something; the rule decides from the facts that came
 * along, and both are stored. Who has a check of a day has had it: the key of the table sees to that.
 */
import { evaluate, ruleSemantics } from "~/features/eligibility/evaluate";
import { leavesIn } from "~/features/eligibility/population";
import { type MetricKey, metricKeys } from "~/features/metrics/dictionary";
import type { Facts } from "~/features/metrics/fact";
import type { Benefit } from "~/features/programs/kind";
import type { OfferedProgram } from "~/features/programs/version.server";
import { addDays, type Day } from "~/values/day";
import { checkSentence } from "../checks/check-words";
import { type Look, lookAt, metricsOf } from "../checks/look";
import { nextMonthly, type Standing, standingSchema } from "../checks/standing";
import { type Watch, watchesOf } from "../checks/watch";
import { type FactReader, type FactRow, factReader } from "../fact-row";
import { factJoins, passesSql } from "../rule-columns";
import type { NewCheck } from "./new-check";
import { monthTurned, type Round } from "./round.server";

type Row = FactRow & {
  readonly id: string;
  readonly failed_checks: unknown;
  readonly ends_on: Day | null;
  readonly turned: boolean;
};
type Terms = {
  readonly program: OfferedProgram;
  readonly watches: readonly Watch[];
  /** Every month has a check of its own, or none has. */
  readonly monthly: boolean;
  readonly reader: FactReader;
  /** What a check keeps of the facts. */
  readonly stored: readonly MetricKey[];
};

const kept = new WeakMap<OfferedProgram["version"], Terms>();

/** Versions never change: each is made into watches once per process. */
function termsOf(program: OfferedProgram): Terms {
  const known = kept.get(program.version);
  if (known !== undefined) return known;
  const terms = newTerms(program);
  kept.set(program.version, terms);
  return terms;
}

function newTerms(program: OfferedProgram): Terms {
  const watches = watchesOf(program.version.rules);
  const renews = program.kind.renewsFor !== undefined;
  const monthly = renews || watches.some(({ check }) => check === "monthly");
  const entry = leavesIn(program.version.rules.enter).map(({ metric }) => metric);
  const stored = [...new Set([...metricsOf(watches), ...(renews ? entry : [])])];
  // What a renewed benefit is worth may follow from any figure of the store.
  const figures = renews ? metricKeys.filter((key) => key.startsWith("store.")) : [];
  const reader = factReader([...new Set([...stored, ...figures])]);
  return { program, watches, monthly, reader, stored };
}

/** Those of whom this day says something: a monthly check, a mark to look at again, or a new one. */
function spokenOf(round: Round, { program, watches, monthly, reader }: Terms): Promise<Row[]> {
  const { sql, marketplaceId, ids, today } = round;
  const daily = watches.filter(({ check }) => check === "daily").map(({ rule }) => passesSql(rule));
  const hit = daily.length === 0 ? "false" : daily.map((each) => `(${each})`).join(" OR ");
  return sql<Row[]>`
    SELECT e.id, e.failed_checks, e.ends_on, ${monthTurned(round)} AS turned,
      ${sql.unsafe(reader.columns)}
    FROM enrollment e ${sql.unsafe(factJoins)}
    WHERE e.marketplace_id = ${marketplaceId} AND e.id = ANY(${[...ids]}::uuid[])
      AND e.version_id = ${program.version.id} AND e.status IN ('ACTIVE', 'WARNED')
      AND (e.ends_on IS NULL OR e.ends_on >= ${today})
      AND (e.failed_checks <> '{}' OR (${monthly} AND ${monthTurned(round)})
        OR ${sql.unsafe(hit)})`;
}

type Renewal = { readonly to: Day; readonly benefits: readonly Benefit[] };

/** A term begins anew where whoever is inside could enter today. */
function renewalOf(
  { kind, version }: Pick<OfferedProgram, "kind" | "version">,
  facts: Facts,
  today: Day,
  endsOn: Day | null,
): Renewal | null {
  const days = kind.renewsFor?.(version.settings);
  if (days === undefined || endsOn === null) return null;
  const to = addDays(today, days - 1);
  if (to <= endsOn || evaluate(version.rules.enter, facts) !== "eligible") return null;
  return { to, benefits: kind.benefits(version.settings, facts, {}) };
}

const named = (facts: Facts, metrics: readonly MetricKey[]): Facts =>
  Object.fromEntries(metrics.flatMap((key) => (facts[key] ? [[key, facts[key]]] : []))) as Facts;

function nextOf(terms: Terms, today: Day, endsOn: Day | null): Day | null {
  const next = nextMonthly(today);
  return terms.monthly && (endsOn === null || next <= endsOn) ? next : null;
}

function checkOf(round: Round, terms: Terms, row: Row): NewCheck | null {
  const { today, currency } = round;
  const { program, watches, reader, stored } = terms;
  const facts = reader.factsOf(row, today);
  const standing: Standing = standingSchema.parse(row.failed_checks);
  const monthly = terms.monthly && row.turned;
  const look: Look = lookAt({ watches, monthly, standing, facts, day: today, currency });
  if (!monthly && !look.news) return null;
  const stays = look.removedBy === null;
  const renewal = monthly && stays ? renewalOf(program, facts, today, row.ends_on) : null;
  const dates = {
    endsOn: row.ends_on,
    nextOn: stays ? nextOf(terms, today, renewal?.to ?? row.ends_on) : null,
    renewedTo: renewal?.to ?? null,
  };
  return {
    enrollmentId: row.id,
    day: today,
    monthly,
    look,
    facts: named(facts, stored),
    semantics: ruleSemantics,
    sentence: checkSentence(look, watches, dates),
    ...dates,
    benefits: renewal?.benefits ?? [],
  };
}

/** The checks of this day, not yet written. */
export async function checksOf(round: Round): Promise<readonly NewCheck[]> {
  const made: NewCheck[] = [];
  for (const program of round.programs.values()) {
    const terms = termsOf(program);
    if (terms.watches.length === 0 && !terms.monthly) continue;
    for (const row of await spokenOf(round, terms)) {
      const check = checkOf(round, terms, row);
      if (check !== null) made.push(check);
    }
  }
  return made;
}
