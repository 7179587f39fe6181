/** Every engine with the same eight rules, ready to decide one shop. */
import { ZenEngine } from "@gorules/zen-engine";
import { LogicEngine } from "json-logic-engine";
import { Engine, type RuleResult, type TopLevelCondition } from "json-rules-engine";
import { eligibleTerm, type Flat, toCel, toJsonLogic, toJsonRules, toZen } from "./peers";
import { programs } from "./programs";

const terms = programs.map(({ rule }) => eligibleTerm(rule));

const jsonRules = new Engine([], { allowUndefinedFacts: true });
for (const [at, term] of terms.entries()) {
  const conditions = toJsonRules(term) as TopLevelCondition;
  jsonRules.addRule({ name: String(at), conditions, event: { type: "eligible" } });
}
export type JsonRulesAnswer = {
  readonly results: readonly RuleResult[];
  readonly failureResults: readonly RuleResult[];
};
/** All eight rules in one run, which shares the facts between them. */
export const byJsonRules = (flat: Flat): Promise<JsonRulesAnswer> => jsonRules.run(flat);

export function eligibleIn({ results }: JsonRulesAnswer): readonly boolean[] {
  const names = new Set(results.map(({ name }) => name));
  return terms.map((_, at) => names.has(String(at)));
}
/** What its result trees say of each condition that was looked at. */
export function conditionsIn(answer: JsonRulesAnswer): unknown[] {
  const found: unknown[] = [];
  const walk = (condition: unknown): void => {
    const { all, any, ...leaf } = condition as { all?: unknown[]; any?: unknown[] };
    const inner = all ?? any;
    if (inner === undefined) found.push(leaf);
    else inner.forEach(walk);
  };
  for (const { conditions } of [...answer.results, ...answer.failureResults]) walk(conditions);
  return found;
}

const logic = new LogicEngine();
export const byJsonLogic = terms.map(
  (term) => logic.build(toJsonLogic(term) as never) as unknown as (flat: Flat) => boolean,
);
export const byCel = terms.map(toCel);

const zen = new ZenEngine();
const node = (id: string, type: string, content: object, x: number) => ({
  id,
  name: id,
  type,
  content,
  position: { x, y: 0 },
});
const edge = (sourceId: string, targetId: string) => ({
  id: `${sourceId}-${targetId}`,
  sourceId,
  targetId,
  type: "edge",
});
const decisions = terms.map((term) =>
  zen.createDecision({
    nodes: [
      node("in", "inputNode", { schema: "" }, 0),
      node(
        "rule",
        "expressionNode",
        {
          expressions: [{ id: "eligible", key: "eligible", value: toZen(term) }],
          passThrough: false,
          inputField: null,
          outputPath: null,
          executionMode: "single",
        },
        1,
      ),
      node("out", "outputNode", { schema: "" }, 2),
    ],
    edges: [edge("in", "rule"), edge("rule", "out")],
  }),
);
export const byZen = decisions.map((decision) => async (flat: Flat): Promise<boolean> => {
  const { result } = await decision.evaluate(flat);
  return result.eligible === true;
});
