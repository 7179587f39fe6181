/** Who qualifies, and why; and what a rule would say of facts that need not exist. */
import { eligibilityOf } from "~/features/applications/eligibility-of.server";
import { explain } from "~/features/eligibility/explain";
import { parseFacts } from "~/features/eligibility/facts-schema";
import { parseRule } from "~/features/eligibility/rule-schema";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { dayOf } from "~/values/day";
import { type Call, defineCall } from "./call.server";
import { conditionTree, outcome, wireTree } from "./explanation";
import { notFound, Problem } from "./problem";
import { uid, z } from "./schemas";

const answer = z
  .strictObject({
    program: z.string(),
    outcome,
    closeness: z.enum(["ready", "almost", "not-yet"]),
    ruleVersion: z.number().int(),
    evaluatedAt: z.iso.datetime(),
    /** Of a program about products, the one that comes nearest. */
    productUid: uid.nullable(),
    conditions: conditionTree,
  })
  .openapi("Eligibility");

const ofStore = defineCall({
  method: "get",
  path: "/stores/{storeUid}/eligibility",
  summary: "What the rules of every program, or of one, say of a store",
  verb: "eligibility:read",
  params: z.strictObject({ storeUid: uid }),
  query: z.strictObject({ program: z.string().max(63).optional() }),
  answer: z.strictObject({ storeUid: uid, data: z.array(answer), nextCursor: z.null() }),
  run: async ({ actor, params: { storeUid }, query }) => {
    const found = await eligibilityOf(actor, storeUid, now(), query.program);
    if (found === null) throw notFound("store");
    if (query.program !== undefined && found.length === 0) throw notFound("program");
    const data = found.map(({ slug, product, explanation, ...rest }) => ({
      program: slug,
      outcome: explanation.outcome,
      ...rest,
      productUid: product?.uid ?? null,
      conditions: wireTree(explanation.tree),
    }));
    return { storeUid, data, nextCursor: null };
  },
});

type Trouble = {
  readonly pointer: string;
  readonly code: string;
  readonly message: { en: string };
};
const under = (at: string, troubles: readonly Trouble[]) =>
  troubles.map(({ pointer, code, message }) => ({
    pointer: `${at}${pointer}`,
    code,
    message: message.en,
  }));

const tried = defineCall({
  method: "post",
  path: "/eligibility/evaluate",
  summary: "A rule and facts in, the explanation out; nothing is stored",
  verb: "eligibility:evaluate",
  body: z.strictObject({
    rule: z.record(z.string(), z.unknown()),
    /** `{ metric: value }`, or `{ metric: { value, sample?, asOf? } }`; null is unknown. */
    facts: z.record(z.string(), z.unknown()),
  }),
  answer: z.strictObject({ outcome, conditions: conditionTree }),
  run: async ({ actor, body }) => {
    const { currency, zone } = await marketOf(actor.marketplaceId);
    const rule = parseRule(body.rule);
    const facts = parseFacts(body.facts, dayOf(now(), zone));
    if (!rule.ok || !facts.ok) {
      throw new Problem(400, "bad_input", "The rule or the facts do not fit; see errors.", {
        errors: [
          ...(rule.ok ? [] : under("/rule", rule.errors)),
          ...(facts.ok ? [] : under("/facts", facts.errors)),
        ],
      });
    }
    const explanation = explain(rule.rule, facts.facts, { currency });
    return { outcome: explanation.outcome, conditions: wireTree(explanation.tree) };
  },
});

export const eligibilityCalls: readonly Call[] = [ofStore, tried];
