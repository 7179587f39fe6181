/** evaluate = explain = SQL: three readers of the same rule, compared on a real PostgreSQL. */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { readCompact } from "~/features/eligibility/compact";
import { compileToClosures, compileToCode } from "~/features/eligibility/evaluate";
import type { RuleFinding } from "~/features/eligibility/explanation";
import { FactColumns } from "~/features/eligibility/fact-columns";
import { overColumnsByClosures, overColumnsByCode } from "~/features/eligibility/over-columns";
import { factReader, readerOf } from "~/features/eligibility/reading/closures";
import { planOf } from "~/features/eligibility/reading/plan";
import type { Rule } from "~/features/eligibility/rule";
import { type SqlColumns, toSql } from "~/features/eligibility/to-sql";
import type { Facts } from "~/features/metrics/fact";
import { columns, metrics, rules, shops } from "./random-rules";
import { shopTable } from "./shop-table";

const table = await shopTable();
afterAll(() => table.end());

const rowsAtOnce = 1000;
const rulesAtOnce = 100;
const batches = 100;

/** One letter per shop: `1` eligible, `0` not, `2` review. */
async function bySql(many: readonly Rule[], from: SqlColumns): Promise<readonly string[]> {
  const answers = many.map((rule, at) => {
    const answer = toSql(rule, { columns: from });
    return `string_agg(CASE WHEN ${answer} THEN '1' WHEN ${answer} IS NULL THEN '2' ELSE '0' END, '' ORDER BY id) AS r${at}`;
  });
  const [row] = await table.rows(`SELECT ${answers.join(", ")} FROM shop`);
  return many.map((_, at) => String(row?.[`r${at}`]));
}

const letters = { eligible: "1", not_eligible: "0", review: "2" } as const;
const letterOf = { pass: "1", fail: "0", unknown: "2" } as const;

function read(rule: Rule, population: readonly Facts[], held: FactColumns) {
  const [code, closures] = [compileToCode(rule), compileToClosures(rule)];
  const [fast, plain] = [overColumnsByCode(rule, held), overColumnsByClosures(rule, held)];
  const said = (answer: (facts: Facts, row: number) => string) => population.map(answer).join("");
  const answers = {
    code: said((facts) => letters[code.outcome(facts)]),
    closures: said((facts) => letters[closures.outcome(facts)]),
    columns: said((_, row) => String(fast.outcome(row))),
  };
  // What is asked of one shop at a time is compared on some of them.
  for (let row = 0; row < population.length; row += 97) {
    const [facts, letter] = [population[row] ?? {}, answers.code[row]];
    const found = code.find(facts);
    const same =
      letterOf[found.result] === letter &&
      String(plain.outcome(row)) === letter &&
      fast.eligible(row) === (letter === "1") &&
      JSON.stringify(found) === JSON.stringify(closures.find(facts)) &&
      readCompact(rule, code.compact(facts)).outcome === outcomes[letter ?? ""] &&
      String(code.compact(facts)) === String(closures.compact(facts)) &&
      sameWeights(leafCount(found), code.weigh, closures.weigh, facts) &&
      sameWeights(leafCount(found), fast.weigh, plain.weigh, row);
    if (!same) throw new Error(`findings of ${JSON.stringify(rule)} for ${JSON.stringify(facts)}`);
  }
  return answers;
}

const outcomes: Readonly<Record<string, string>> = {
  1: "eligible",
  0: "not_eligible",
  2: "review",
};
const leafCount = (finding: RuleFinding): number =>
  finding.kind === "leaf" ? 1 : finding.children.reduce((sum, child) => sum + leafCount(child), 0);

function sameWeights<Subject>(
  leaves: number,
  left: (subject: Subject, into: Float64Array) => void,
  right: (subject: Subject, into: Float64Array) => void,
  subject: Subject,
): boolean {
  const [one, other] = [new Float64Array(leaves * 2), new Float64Array(leaves * 2)];
  left(subject, one);
  right(subject, other);
  return String(one) === String(other);
}

test(`${rulesAtOnce * batches} random rules mean the same to every reader, for ${rowsAtOnce} shops each`, async () => {
  let decisions = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(rules, { minLength: rulesAtOnce, maxLength: rulesAtOnce }),
      fc.integer(),
      async (many, seed) => {
        const population = shops(rowsAtOnce, seed);
        await table.fill(population);
        const held = new FactColumns(metrics, population.length);
        for (const [row, facts] of population.entries()) held.set(row, facts);
        const asked = bySql(many, columns);
        // Sends the statement, so that PostgreSQL works while the other readers do.
        await Promise.race([asked, new Promise(setImmediate)]);
        const answers = many.map((rule) => read(rule, population, held));
        const expected = await asked;
        for (const [at, rule] of many.entries()) {
          for (const [reader, said] of Object.entries(answers[at] ?? {})) {
            if (said !== expected[at]) throw new Error(`${reader} of ${JSON.stringify(rule)}`);
          }
          decisions += population.length;
        }
      },
    ),
    { numRuns: batches, endOnFailure: true },
  );
  expect(decisions).toBe(rulesAtOnce * batches * rowsAtOnce);
}, 240_000);

/** Proof that the comparison above can fail: the classic mistakes must be found by it. */
async function disagreements(
  many: readonly Rule[],
  population: readonly Facts[],
  wrong: { readonly sql?: SqlColumns; readonly js?: (rule: Rule, facts: Facts) => string },
): Promise<number> {
  await table.fill(population);
  const expected = await bySql(many, wrong.sql ?? columns);
  return many.filter((rule, at) => {
    const { outcome } = compileToClosures(rule);
    const js = wrong.js ?? ((_, facts) => letters[outcome(facts)]);
    return population.map((facts) => js(rule, facts)).join("") !== expected[at];
  }).length;
}

const [someRules, someShops] = [fc.sample(rules, { numRuns: 200, seed: 7 }), shops(200, 7)];

test("the comparison itself is quiet where nothing is wrong", async () => {
  expect(await disagreements(someRules, someShops, {})).toBe(0);
});
test("it finds COALESCE(value, 0)", async () => {
  const zeroes: SqlColumns = (metric) => {
    const column = columns(metric);
    const numeric =
      typeof shops(50, 1).find((shop) => shop[metric]?.value)?.[metric]?.value === "number";
    return column && numeric ? { ...column, value: `coalesce(${column.value}, 0)` } : column;
  };
  expect(await disagreements(someRules, someShops, { sql: zeroes })).toBeGreaterThan(10);
});
test("it finds a sample that is not looked at", async () => {
  const generous: SqlColumns = (metric) => {
    const column = columns(metric);
    return column?.sample === undefined ? column : { ...column, sample: "1000" };
  };
  expect(await disagreements(someRules, someShops, { sql: generous })).toBeGreaterThan(10);
});
test("it finds a NOT of two values", async () => {
  const twoValued = (rule: Rule, facts: Facts) => {
    const read = readerOf<Facts>(planOf(rule).root, (leaf) => {
      const inner = factReader(leaf);
      return (subject) => (inner(subject) === 2 ? 2 : 0);
    });
    return read(facts) === 2 ? "1" : "0";
  };
  expect(await disagreements(someRules, someShops, { js: twoValued })).toBeGreaterThan(10);
});
