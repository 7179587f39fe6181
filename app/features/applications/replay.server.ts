/** A decision derived again from what it stored: the same rule, the same facts, and the same answer? */
import { ruleSemantics } from "~/features/eligibility/evaluate";
import { explain } from "~/features/eligibility/explain";
import { factsSchema } from "~/features/enrollments/stored-facts";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { canonical } from "~/features/programs/canonical";
import { contentHash } from "~/features/programs/content-hash.server";
import { entryRule } from "~/features/programs/terms";
import { readVersion } from "~/features/programs/version.server";
import { inTenant } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";

export type Replay = {
  readonly same: boolean;
  readonly decided: { readonly outcome: string; readonly verdict: string; readonly at: Date };
  readonly derived: { readonly outcome: string };
  readonly versionNumber: number;
  /** What is not as it was: the rule of the version, its meaning, the outcome, the explanation. */
  readonly differs: readonly ("rule" | "semantics" | "outcome" | "explanation")[];
};

/** Words may be put better later; what was found, and by how much it fell short, may not. */
function unworded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unworded);
  if (typeof value !== "object" || value === null) return value;
  const { sentence: _, ...rest } = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, unworded(member)]));
}

/** Null where there is no such decision in this marketplace. */
export function replayDecision(actor: Actor, decisionId: string): Promise<Replay | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "decision:replay", { marketplaceId });
  const id = uuidOf("decision", decisionId);
  if (id === null) return Promise.resolve(null);
  return inTenant(marketplaceId, async (tx) => {
    const decision = await tx.decision.findUnique({
      where: { marketplaceId_id: { marketplaceId, id } },
    });
    if (decision === null) return null;
    const { version } = await readVersion(tx, marketplaceId, decision.versionId);
    const rule = entryRule(version.rules);
    const { currency, explanation, outcome, verdict, at } = decision;
    const derived = explain(rule, factsSchema.parse(decision.facts), { currency });
    const checks = {
      rule: contentHash(rule) === decision.ruleHash,
      semantics: decision.semantics === ruleSemantics,
      outcome: derived.outcome === outcome,
      explanation: canonical(unworded(derived)) === canonical(unworded(explanation)),
    };
    const differs = (Object.keys(checks) as (keyof typeof checks)[]).filter(
      (part) => !checks[part],
    );
    return {
      same: differs.length === 0,
      decided: { outcome, verdict, at },
      derived: { outcome: derived.outcome },
      versionNumber: version.number,
      differs,
    };
  });
}
