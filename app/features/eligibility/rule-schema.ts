/**
 * From unknown JSON to a rule, or to every reason why not. Told apart by shape instead of by a zod
 * union: a union tries every branch, is the slowest step of publishing, and cannot say what was meant.
 */
import { z } from "zod";
import type { Rule } from "./rule";
import { parseLeaf, refuseStrangers } from "./writing/leaf-schema";
import { ErrorList, isObject, type RuleError, ruleLimits } from "./writing/rule-error";

export type { RuleError } from "./writing/rule-error";
export { ruleLimits } from "./writing/rule-error";
export { opsOf } from "./writing/value-schema";

export type ParsedRule =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

type Reading = { readonly list: ErrorList; leaves: number };

function parseMembers(json: unknown, at: string, depth: number, reading: Reading) {
  const { list } = reading;
  if (!Array.isArray(json)) {
    return list.add(at, "not-a-list", "Expected a list of conditions.", "应为条件列表。");
  }
  if (json.length === 0) {
    const [en, zh] = ["A group needs at least one condition.", "条件组至少包含一个条件。"];
    return list.add(at, "empty-group", en, zh);
  }
  const members: Rule[] = [];
  for (const [index, member] of json.entries()) {
    if (reading.leaves >= ruleLimits.leaves || list.full) {
      const [en, zh] = [
        `At most ${ruleLimits.leaves} conditions.`,
        `最多 ${ruleLimits.leaves} 个条件。`,
      ];
      return list.add(`${at}/${index}`, "too-large", en, zh);
    }
    const rule = parseNode(member, `${at}/${index}`, depth, reading);
    if (rule !== undefined) members.push(rule);
  }
  return members;
}

function parseNode(json: unknown, at: string, depth: number, reading: Reading): Rule | undefined {
  const { list } = reading;
  if (depth > ruleLimits.depth) {
    const most = ruleLimits.depth;
    return list.add(
      at,
      "too-deep",
      `Groups nest at most ${most} deep.`,
      `条件组最多嵌套 ${most} 层。`,
    );
  }
  if (isObject(json)) {
    if (Object.hasOwn(json, "metric") || Object.hasOwn(json, "op")) {
      reading.leaves += 1;
      return parseLeaf(json, at, list);
    }
    const kinds = (["all", "any", "not"] as const).filter((kind) => Object.hasOwn(json, kind));
    const [kind] = kinds;
    if (kind !== undefined && kinds.length === 1) {
      refuseStrangers(json, [kind], at, list);
      if (kind === "not") {
        const inner = parseNode(json.not, `${at}/not`, depth + 1, reading);
        return inner && { not: inner };
      }
      const members = parseMembers(json[kind], `${at}/${kind}`, depth + 1, reading);
      if (members === undefined) return undefined;
      return kind === "all" ? { all: members } : { any: members };
    }
  }
  const en =
    "Expected a condition { metric, op, value, onMissing } or one of { all }, { any }, { not }.";
  const zh = "应为条件 { metric, op, value, onMissing }，或 { all }、{ any }、{ not } 之一。";
  return list.add(at, "not-a-rule", en, zh);
}

/** Fields come out in one order, so that equal rules have equal JSON. */
export function parseRule(json: unknown): ParsedRule {
  const reading: Reading = { list: new ErrorList(), leaves: 0 };
  const rule = parseNode(json, "", 0, reading);
  const { errors } = reading.list;
  if (rule !== undefined && errors.length === 0) return { ok: true, rule };
  return { ok: false, errors };
}

const names = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The same reader for places that speak zod: doors, forms, settings. Issues keep the path. */
export const ruleSchema = z.unknown().transform((json, context): Rule => {
  const parsed = parseRule(json);
  if (parsed.ok) return parsed.rule;
  for (const { pointer, code, message } of parsed.errors) {
    context.addIssue({
      code: "custom",
      path: names(pointer),
      message: message.en,
      params: { code, words: message },
    });
  }
  return z.NEVER;
});
