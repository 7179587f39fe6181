/** Explanations as the API sends them. */
import type { RuleExplanation } from "~/features/eligibility/explanation";
import { words, z } from "./schemas";

const scalar = z.union([z.number().int(), z.boolean(), z.string()]);

export const condition = z
  .strictObject({
    pointer: z.string(),
    metric: z.string(),
    op: z.string(),
    needed: z.union([scalar, z.array(scalar), z.null()]),
    actual: z.union([scalar, z.null()]),
    result: z.enum(["pass", "fail", "unknown"]),
    missing: z.enum(["no-value", "small-sample"]).nullable(),
    gap: z.number().int().nullable(),
    sample: z.number().int().nullable(),
    minSample: z.number().int().nullable(),
    asOf: z.iso.date().nullable(),
    negated: z.boolean(),
    sentence: words,
  })
  .openapi("Condition");

export type ConditionGroup = {
  kind: "all" | "any" | "not";
  pointer: string;
  result: "pass" | "fail" | "unknown";
  cheapest: number | null;
  conditions: (ConditionGroup | z.infer<typeof condition>)[];
};
/** The author's own tree: groups hold conditions and groups. */
export const conditionTree: z.ZodType<ConditionGroup | z.infer<typeof condition>> = z
  .lazy(() =>
    z.union([
      condition,
      z.strictObject({
        kind: z.enum(["all", "any", "not"]),
        pointer: z.string(),
        result: z.enum(["pass", "fail", "unknown"]),
        cheapest: z.number().int().nullable(),
        conditions: z.array(conditionTree),
      }),
    ]),
  )
  .openapi("Conditions", { type: "object" });

export const outcome = z.enum(["eligible", "not_eligible", "review"]);

export function wireTree(node: RuleExplanation): z.infer<typeof conditionTree> {
  if (node.kind === "leaf") {
    const { kind: _, needed, ...leaf } = node;
    return { ...leaf, needed: Array.isArray(needed) ? [...needed] : needed } as z.infer<
      typeof condition
    >;
  }
  const { kind, pointer, result, cheapest, children } = node;
  return { kind, pointer, result, cheapest, conditions: children.map(wireTree) };
}
