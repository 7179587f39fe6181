import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileToClosures } from "~/features/eligibility/evaluate";
import type { Rule } from "~/features/eligibility/rule";
import { remarksOn } from "~/features/eligibility/rule-remarks";
import { parseRule } from "~/features/eligibility/rule-schema";
import type { MetricKey } from "~/features/metrics/dictionary";
import { rulesOver, shops } from "./random-rules";

const currency = "CNY";
type Policy = "PASS" | "FAIL" | "REVIEW" | undefined;
type Row = [
  metric: string,
  op: string,
  value: unknown,
  onMissing?: Policy,
  minSample?: number | undefined,
];
const leaf = ([metric, op, value, onMissing = "FAIL", minSample]: Row) => ({
  metric: `store.${metric}`,
  op,
  ...(value === undefined ? {} : { value }),
  ...(minSample === undefined ? {} : { minSample }),
  onMissing,
});
const all = (...members: unknown[]) => ({ all: members });
const any = (...members: unknown[]) => ({ any: members });
const not = (member: unknown) => ({ not: member });
const score = (op: string, value: unknown, onMissing?: Policy, minSample?: number) =>
  leaf(["experienceScore", op, value, onMissing, minSample]);
const orders = (op: string, value: unknown, onMissing?: Policy) =>
  leaf(["ordersPaid30d", op, value, onMissing]);

function remarks(json: unknown) {
  const parsed = parseRule(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return remarksOn(parsed.rule, { currency });
}
const briefly = (json: unknown) => remarks(json).map(({ code, pointer }) => `${code} ${pointer}`);

describe("what is odd about a rule", () => {
  test.each([
    ["nothing", all(score("gte", 470), orders("gte", 30)), []],
    [
      "at least 4.80 and under 4.50",
      all(score("gte", 480), score("lt", 450)),
      ["contradiction /all/1"],
    ],
    [
      "the same through nested groups",
      all(score("gte", 480), all(orders("gte", 1), score("lt", 450))),
      ["contradiction /all/1/all/1"],
    ],
    [
      "the same through a not",
      all(score("gte", 480), not(score("gte", 450))),
      ["contradiction /all/1/not"],
    ],
    ["missing data would pass both", all(score("gte", 480, "PASS"), score("lt", 450, "PASS")), []],
    [
      "small samples would pass both",
      all(
        leaf(["returnRate30d", "gt", 900, "PASS", 30]),
        leaf(["returnRate30d", "lt", 600, "PASS", 30]),
      ),
      [],
    ],
    [
      "two codes at once",
      all(leaf(["sizeClass", "eq", "MICRO"]), leaf(["sizeClass", "in", ["SMALL", "MEDIUM"]])),
      ["contradiction /all/1"],
    ],
    [
      "every code left out",
      leaf(["sizeClass", "nin", ["MICRO", "SMALL", "MEDIUM", "LARGE"]]),
      ["contradiction "],
    ],
    ["open codes never run out", leaf(["primaryCategory", "nin", ["A", "B"]]), []],
    [
      "both yes and no",
      all(leaf(["kycVerified", "eq", true]), leaf(["kycVerified", "ne", true])),
      ["contradiction /all/1"],
    ],
    ["a gap between integers", all(orders("gt", 5), orders("lt", 6)), ["contradiction /all/1"]],
    [
      "three that only clash together",
      all(orders("between", [1, 3]), orders("ne", 2), orders("in", [2])),
      ["contradiction /all/2"],
    ],
    [
      "known and unknown",
      all(score("known", undefined), score("unknown", undefined)),
      ["contradiction /all/1"],
    ],
    ["a looser threshold beside", all(score("gte", 470), score("gte", 400)), ["no-effect /all/1"]],
    [
      "a looser threshold in front",
      all(score("gte", 400), score("gte", 470)),
      ["no-effect /all/0"],
    ],
    ["the same twice", all(score("gte", 470), score("gte", 470)), ["no-effect /all/1"]],
    [
      "a looser one that treats missing data otherwise",
      all(score("gte", 470, "PASS"), score("gte", 400, "FAIL")),
      [],
    ],
    [
      "a looser one inside a branch",
      all(score("gte", 470), any(score("gte", 400), orders("gte", 1))),
      ["no-effect /all/1"],
    ],
    [
      "a branch that the enclosing rule forbids",
      all(score("lt", 400), any(score("gte", 470), orders("gte", 1))),
      ["unreachable /all/1/any/0"],
    ],
    [
      "no branch is left",
      all(score("lt", 400), any(score("gte", 470), score("gte", 480))),
      ["contradiction /all/1"],
    ],
    [
      "a branch that another covers",
      any(score("gte", 470), score("gte", 400)),
      ["no-effect /any/0"],
    ],
    [
      "one or the other, always",
      any(leaf(["kycVerified", "eq", true]), leaf(["kycVerified", "eq", false])),
      [],
    ],
    [
      "one or the other, with data or without",
      any(orders("gte", 5, "PASS"), orders("lt", 5)),
      ["always-true "],
    ],
    ["a threshold that everybody passes", score("gte", 0, "PASS"), ["always-true "]],
    ["a threshold that only asks for data", score("gte", 0), []],
    ["a score beyond the scale", score("gt", 500), ["contradiction "]],
  ])("%s", (_, json, expected) => {
    expect(briefly(json)).toEqual(expected);
  });
  test("says so in both languages, with the other condition", () => {
    expect(remarks(all(score("gte", 480), score("lt", 450)))[0]).toMatchObject({
      related: ["/all/0"],
      message: {
        en: "“Experience score: under 4.50” can never be true together with “Experience score: at least 4.80”.",
        zh: "“店铺体验分：低于 4.50”与“店铺体验分：不低于 4.80”不可能同时成立。",
      },
    });
  });
});

type Path = readonly string[];
function replaced(rule: unknown, [head, ...rest]: Path, by: unknown): unknown {
  if (head === undefined) return by;
  if (Array.isArray(rule))
    return rule.map((item, at) => (String(at) === head ? replaced(item, rest, by) : item));
  const group = rule as Record<string, unknown>;
  return { ...group, [head]: replaced(group[head], rest, by) };
}
const known = { metric: "store.liveSkuCount", op: "known" };
const never = { all: [known, { not: known }] };
const always = { not: never };

const few: MetricKey[] = ["store.experienceScore", "store.daysSinceOpened", "store.sizeClass"];

test("every remark is true: what it calls superfluous or impossible can go without a change", () => {
  const population = shops(300, 11);
  let seen = 0;
  fc.assert(
    fc.property(rulesOver(few), (rule) => {
      const before = compileToClosures(rule);
      for (const { code, pointer } of remarksOn(rule, { currency })) {
        seen += 1;
        const path = pointer.split("/").slice(1);
        const turned = turnedBy(path);
        const impossible = code === "contradiction" || code === "unreachable";
        const inChoice = code === "no-effect" && isBranch(rule, path);
        const value = impossible || inChoice ? !turned : turned;
        const changed = parseRule(replaced(rule, path, value ? never : always));
        if (!changed.ok) throw new Error(JSON.stringify(changed.errors));
        const after = compileToClosures(changed.rule);
        for (const facts of population) {
          const [was, is] = [before.outcome(facts), after.outcome(facts)];
          // What can never be true may still be unknown: only who is eligible stays the same.
          const same = impossible ? (was === "eligible") === (is === "eligible") : was === is;
          if (!same) throw new Error(`${code} ${pointer}: ${was} became ${is}`);
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(seen).toBeGreaterThan(200);
});

const turnedBy = (path: Path) => path.filter((name) => name === "not").length % 2 === 1;

/** True where the node is one of several branches of a choice: leaving it out means "never" there. */
function isBranch(rule: Rule, path: Path): boolean {
  if (path.length === 0) return false;
  if (path.at(-1) === "not") return isBranch(rule, path.slice(0, -1));
  const above = path.slice(0, -2);
  const members = path
    .slice(0, -1)
    .reduce((node, name) => (node as Record<string, never>)[name], rule as unknown);
  if ((members as unknown[]).length === 1) return isBranch(rule, above);
  return (path.at(-2) === "any") !== turnedBy(above);
}
