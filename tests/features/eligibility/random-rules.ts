/** Random rules and random shops that meet on the thresholds, miss values and have small samples. */
import fc from "fast-check";
import type { Rule } from "~/features/eligibility/rule";
import { opsOf, parseRule } from "~/features/eligibility/rule-schema";
import type { SqlColumns } from "~/features/eligibility/to-sql";
import { type MetricKey, metricOf } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";
import { today } from "./facts";

const big = Number.MAX_SAFE_INTEGER;
const pools: Readonly<Partial<Record<MetricKey, readonly (number | string | boolean)[]>>> = {
  "store.daysSinceOpened": [0, 1, 29, 30, 31, 90],
  "store.ordersPaidLifetime": [0, 10, 199, 200, 201],
  "store.gmvPaid30d": [-100, 0, 1, 199_999, 200_000, 2_147_483_648, -big, big],
  "store.gmvNetGrowth60d": [-5000, -1, 0, 3000, 10_000],
  "store.experienceScore": [0, 419, 420, 469, 470, 500],
  "store.returnRate30d": [0, 600, 601, 6000, 10_000],
  "store.sellerFaultReturnRate30d": [0, 599, 600, 601],
  "store.kycVerified": [true, false],
  "store.hasOpenSeriousViolation": [true, false],
  "store.sizeClass": ["MICRO", "SMALL", "MEDIUM", "LARGE"],
  "store.primaryCategory": ["APPAREL", "O'Neill", "back\\slash", '茶叶 "a"', "$1 {} ;--"],
  "program.priorCount(cold-start)": [0, 1, 2],
};
export const metrics = Object.keys(pools) as MetricKey[];
const samplePool = [0, 4, 5, 6, 29, 30, 31];

const pool = (metric: MetricKey) => pools[metric] ?? [];

const value = (metric: MetricKey, op: string): fc.Arbitrary<unknown> => {
  const one = fc.constantFrom(...pool(metric));
  if (op === "known" || op === "unknown") return fc.constant(undefined);
  if (op === "in" || op === "nin") return fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
  if (op !== "between") return one;
  return fc.tuple(one, one).map((pair) => pair.sort((left, right) => Number(left) - Number(right)));
};

const leafOver = (keys: readonly MetricKey[]): fc.Arbitrary<unknown> =>
  fc.constantFrom(...keys).chain((metric) => {
    const { type, sample } = metricOf(metric);
    return fc.constantFrom(...opsOf(type)).chain((op) =>
      fc
        .record({
          value: value(metric, op),
          onMissing: fc.constantFrom("PASS", "FAIL", "REVIEW"),
          minSample: sample === undefined ? fc.constant(null) : fc.constantFrom(null, 1, 5, 30),
        })
        .map((rest) => ({
          metric,
          op,
          ...(rest.value === undefined ? {} : { value: rest.value }),
          ...(rest.minSample === null ? {} : { minSample: rest.minSample }),
          onMissing: rest.onMissing,
        })),
    );
  });

/** Every rule has been through the parser, as every rule in the product has. */
export function rulesOver(keys: readonly MetricKey[]): fc.Arbitrary<Rule> {
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: "small", maxDepth: 4, withCrossShrink: true },
      leafOver(keys),
      tie("all"),
      tie("any"),
      tie("not"),
    ),
    all: fc.array(tie("node"), { minLength: 1, maxLength: 5 }).map((all) => ({ all })),
    any: fc.array(tie("node"), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    not: tie("node").map((not) => ({ not })),
  }));
  return node.map((json) => {
    const parsed = parseRule(json);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return parsed.rule;
  });
}
export const rules = rulesOver(metrics);

/** mulberry32: shops by the thousand cost too much as shrinkable values. */
function dice(seed: number): (sides: number) => number {
  let state = seed | 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function factFrom(metric: MetricKey, roll: (sides: number) => number): Fact {
  const values = pool(metric);
  const value: FactValue = roll(4) === 0 ? null : (values[roll(values.length)] ?? null);
  const hasSample = metricOf(metric).sample !== undefined && roll(5) > 0;
  const sample = hasSample ? (samplePool[roll(samplePool.length)] ?? null) : null;
  return { value, sample, asOf: today, source: "computed" };
}

/** In every eighth shop what is missing is absent altogether, which must mean the same as null. */
export function shops(count: number, seed: number): Facts[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, shop) => {
    const facts: Partial<Record<MetricKey, Fact>> = {};
    for (const metric of metrics) {
      const fact = factFrom(metric, roll);
      if (fact.value !== null || shop % 8 !== 0) facts[metric] = fact;
    }
    return facts as Facts;
  });
}

const sqlType = { bool: "bool", enum: "text" } as const;
const typeOf = (metric: MetricKey) => {
  const { type } = metricOf(metric);
  return type === "bool" || type === "enum" ? sqlType[type] : "int8";
};

export const columns: SqlColumns = (metric) => {
  const at = metrics.indexOf(metric);
  if (at < 0) return null;
  return metricOf(metric).sample === undefined
    ? { value: `v${at}` }
    : { value: `v${at}`, sample: `s${at}` };
};
export const tableColumns = [
  "id int4 PRIMARY KEY",
  ...metrics.map((metric, at) => `v${at} ${typeOf(metric)}, s${at} int8`),
].join(", ");

const copied = (value: FactValue | undefined): string => {
  if (value === null || value === undefined) return "\\N";
  return typeof value === "string" ? value.replaceAll("\\", "\\\\") : String(value);
};

/** A line of COPY's text format, in the order of `tableColumns`. */
export const tableLine = (facts: Facts, id: number): string => {
  const cells = metrics.flatMap((metric) => [
    copied(facts[metric]?.value),
    copied(facts[metric]?.sample),
  ]);
  return `${id}\t${cells.join("\t")}\n`;
};
