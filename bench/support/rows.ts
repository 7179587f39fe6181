/** Our compiler over the very rows that the hand-written functions read: same input, same answers. */
import { type Access, constantText, trueCode } from "~/features/eligibility/reading/code";
import { planOf } from "~/features/eligibility/reading/plan";
import type { Rule } from "~/features/eligibility/rule";
import { type Flat, fieldOf } from "./peers";

const rowAccess: Access = {
  value: (metric) => `r.${fieldOf(metric)}`,
  guard: ({ metric, minSample }) => {
    const there = `r.${fieldOf(metric)} !== null`;
    if (minSample === undefined) return there;
    const sample = `r.${fieldOf(metric)}_n`;
    return `${there} && ${sample} !== null && ${sample} >= ${constantText(minSample)}`;
  },
  missingIsNaN: false,
  constant: (_, value) => constantText(value),
};

export const compileOverRows = (rule: Rule): ((flat: Flat) => boolean) =>
  new Function("r", `"use strict"; return ${trueCode(planOf(rule), rowAccess)};`) as never;
