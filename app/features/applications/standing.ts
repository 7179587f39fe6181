/** How a program stands for a store: the answer of its rules, and of a product program the product that comes nearest. */
import { type Closeness, closeness, progressShare } from "~/features/eligibility/closeness";
import { type Condition, conditionsOf } from "~/features/eligibility/conditions";
import { explain } from "~/features/eligibility/explain";
import type { Explanation } from "~/features/eligibility/explanation";
import type { KnownProduct } from "~/features/enrollments/known-product";
import type { Facts } from "~/features/metrics/fact";
import type { ProgramRules } from "~/features/programs/kind";
import { entryRule } from "~/features/programs/terms";
import type { Currency } from "~/values/money";

export type Standing = {
  readonly product: { readonly uid: string; readonly title: string } | null;
  readonly explanation: Explanation;
  readonly closeness: Closeness;
  readonly conditions: readonly Condition[];
  readonly met: number;
};

const order: readonly Explanation["outcome"][] = ["eligible", "review", "not_eligible"];

function standingWith(
  rules: ProgramRules,
  facts: Facts,
  product: KnownProduct | null,
  currency: Currency,
): Standing {
  const explanation = explain(entryRule(rules), { ...facts, ...product?.facts }, { currency });
  const conditions = conditionsOf(explanation, { currency });
  return {
    product: product === null ? null : { uid: product.uid, title: product.title },
    explanation,
    closeness: closeness(explanation),
    conditions,
    met: conditions.filter(({ state }) => state === "met").length,
  };
}

const better = (left: Standing, right: Standing): number =>
  order.indexOf(left.explanation.outcome) - order.indexOf(right.explanation.outcome) ||
  progressShare(right.explanation) - progressShare(left.explanation);

/** Best first. A program about the store has one; a product program one for each product. */
export function standingsOf(
  rules: ProgramRules,
  facts: Facts,
  products: readonly KnownProduct[],
  currency: Currency,
): readonly Standing[] {
  if (rules.enterProduct === null) return [standingWith(rules, facts, null, currency)];
  return products.map((product) => standingWith(rules, facts, product, currency)).toSorted(better);
}

/** Without a product on sale there is none to apply with: the store's own conditions, and never "ready". */
export function bestStanding(
  rules: ProgramRules,
  facts: Facts,
  products: readonly KnownProduct[],
  currency: Currency,
): Standing {
  const [best] = standingsOf(rules, facts, products, currency);
  if (best !== undefined) return best;
  return { ...standingWith(rules, facts, null, currency), closeness: "not-yet" };
}
