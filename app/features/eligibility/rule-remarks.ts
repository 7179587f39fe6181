/**
 * What is odd about a well-formed rule: conditions that can never hold together, branches that nobody
 * can take, conditions that change nothing. Exact per metric, silent about everything else.
 */
import type { Words } from "~/values/words";
import { isChoice, type PlannedNode, planOf } from "./reading/plan";
import { canReach, isImplied, type Literal, literalOf } from "./remarks/literal";
import type { Rule } from "./rule";
import type { SentenceOptions } from "./sentence";
import { neededText } from "./wording/condition-text";

export type RemarkCode = "contradiction" | "unreachable" | "no-effect" | "always-true";
export type RuleRemark = {
  readonly code: RemarkCode;
  readonly pointer: string;
  /** The conditions it follows from. */
  readonly related: readonly string[];
  readonly message: Words;
};

class Remarks {
  readonly list: RuleRemark[] = [];
  constructor(private readonly options: SentenceOptions) {}

  private text({ need }: Literal): Words {
    const { label } = need.metric;
    const needed = neededText(need, this.options.currency);
    return { en: `“${label.en}: ${needed.en}”`, zh: `“${label.zh}：${needed.zh}”` };
  }
  private all(literals: readonly Literal[]): Words {
    const texts = literals.map((literal) => this.text(literal));
    return {
      en: texts.map(({ en }) => en).join(" and "),
      zh: texts.map(({ zh }) => zh).join("与"),
    };
  }
  add(code: RemarkCode, pointer: string, related: readonly Literal[], en: string, zh: string) {
    const others = related.length === 0 ? { en: "", zh: "" } : this.all(related);
    const message = { en: en.replace("$", () => others.en), zh: zh.replace("$", () => others.zh) };
    this.list.push({ code, pointer, related: related.map((literal) => literal.pointer), message });
  }
  about(code: RemarkCode, literal: Literal, related: readonly Literal[], en: string, zh: string) {
    const own = this.text(literal);
    this.add(code, literal.pointer, related, `${own.en} ${en}`, `${own.zh}${zh}`);
  }
}

const sameMetric = (literal: Literal) => (other: Literal) => other.need.key === literal.need.key;

/** What must all hold: conditions, and choices between branches. Nested groups of the kind are opened. */
type Conjunction = { readonly literals: Literal[]; readonly choices: PlannedNode[] };
function opened(node: PlannedNode, into: Conjunction = { literals: [], choices: [] }): Conjunction {
  if (node.kind === "leaf") into.literals.push(literalOf(node));
  else if (isChoice(node) && node.children.length > 1) into.choices.push(node);
  else for (const child of node.children) opened(child, into);
  return into;
}

/** Reports what cannot hold together; the rest is the scope for what stands below. */
function contradictions(
  own: readonly Literal[],
  scope: readonly Literal[],
  remarks: Remarks,
): boolean {
  let found = false;
  const seen = [...scope];
  for (const literal of own) {
    const others = seen.filter(sameMetric(literal));
    seen.push(literal);
    if (canReach([...others, literal], 2)) continue;
    found = true;
    const pair = others.find((other) => !canReach([other, literal], 2));
    if (!canReach([literal], 2)) {
      remarks.about("contradiction", literal, [], "can never be true.", "永远不会成立。");
    } else {
      const related = pair === undefined ? others : [pair];
      remarks.about(
        "contradiction",
        literal,
        related,
        "can never be true together with $.",
        "与$不可能同时成立。",
      );
    }
  }
  return found;
}

/** From the last to the first, so that of two equal conditions the later one is named. */
function withoutEffect(
  own: readonly Literal[],
  scope: readonly Literal[],
  remarks: Remarks,
): Literal[] {
  let kept = [...own];
  for (const literal of own.toReversed()) {
    const others = [...scope, ...kept.filter((other) => other !== literal)].filter(
      sameMetric(literal),
    );
    if (!isImplied(literal, others)) continue;
    kept = kept.filter((other) => other !== literal);
    if (others.length === 0) {
      remarks.about("always-true", literal, [], "is always true.", "始终成立。");
    } else {
      remarks.about(
        "no-effect",
        literal,
        others,
        "has no effect beside $.",
        "不起作用，$已包含该要求。",
      );
    }
  }
  return kept;
}

/** Whether nobody who satisfies the scope can satisfy the node as well. */
function isOutOfReach(node: PlannedNode, scope: readonly Literal[]): boolean {
  const { literals, choices } = opened(node);
  const all = [...scope, ...literals];
  if (literals.some((literal) => !canReach(all.filter(sameMetric(literal)), 2))) return true;
  return choices.some((choice) => branchesOf(choice).every((branch) => isOutOfReach(branch, all)));
}

const leafBranches = (branches: readonly PlannedNode[], turned: boolean): Literal[] =>
  branches.flatMap((branch) => (branch.kind === "leaf" ? [literalOf(branch, turned)] : []));

/** Branches that say no more than another, read as a conjunction of what each of them denies. */
function surplusBranches(branches: readonly PlannedNode[], remarks: Remarks): void {
  let kept = leafBranches(branches, true);
  const asWritten = new Map(
    leafBranches(branches, false).map((literal) => [literal.pointer, literal]),
  );
  for (const literal of kept.toReversed()) {
    const others = kept.filter((other) => other !== literal).filter(sameMetric(literal));
    if (others.length === 0 || !isImplied(literal, others)) continue;
    kept = kept.filter((other) => other !== literal);
    const [own, ...rest] = [literal, ...others].flatMap(
      ({ pointer }) => asWritten.get(pointer) ?? [],
    );
    if (own !== undefined) {
      remarks.about(
        "no-effect",
        own,
        rest,
        "has no effect: $ already covers it.",
        "不起作用，$已包含该情况。",
      );
    }
  }
}

/** A choice within a choice offers its branches to the outer one. */
function branchesOf(node: PlannedNode): readonly PlannedNode[] {
  if (node.kind === "leaf") return [node];
  const opens = isChoice(node) || node.children.length === 1;
  return opens ? node.children.flatMap(branchesOf) : [node];
}

function choice(node: PlannedNode, scope: readonly Literal[], remarks: Remarks): void {
  const branches = branchesOf(node);
  const lost = branches.filter((branch) => isOutOfReach(branch, scope));
  if (lost.length === branches.length) {
    const [en, zh] = [
      "None of these branches can ever be true here.",
      "此处的所有分支都不可能成立。",
    ];
    remarks.add("contradiction", node.pointer, [], en, zh);
    return;
  }
  for (const branch of lost) {
    const [en, zh] = ["This branch can never be reached.", "该分支永远不会被用到。"];
    remarks.add("unreachable", branch.pointer, [], en, zh);
  }
  const open = branches.filter((branch) => !lost.includes(branch));
  const free = leafBranches(open, false).find((literal) =>
    isImplied(literal, scope.filter(sameMetric(literal))),
  );
  const denied = leafBranches(open, true);
  if (free !== undefined) {
    const [en, zh] = [
      "This choice has no effect: $ always holds here.",
      "该选择不起作用：此处$始终成立。",
    ];
    remarks.add("no-effect", node.pointer, [free], en, zh);
  } else if (denied.some((literal) => !canReach(denied.filter(sameMetric(literal)), 1))) {
    const [en, zh] = ["One of these branches is always true.", "这些分支中总有一个成立。"];
    remarks.add("always-true", node.pointer, [], en, zh);
  } else surplusBranches(open, remarks);
  for (const branch of open) if (branch.kind !== "leaf") conjunction(branch, scope, remarks);
}

function conjunction(node: PlannedNode, scope: readonly Literal[], remarks: Remarks): void {
  const { literals, choices } = opened(node);
  if (contradictions(literals, scope, remarks)) return;
  const kept = withoutEffect(literals, scope, remarks);
  for (const branch of choices) choice(branch, [...scope, ...kept], remarks);
}

/** In the order found, outer groups first. `options.currency` is for thresholds in money. */
export function remarksOn(rule: Rule, options: SentenceOptions): readonly RuleRemark[] {
  const remarks = new Remarks(options);
  conjunction(planOf(rule).root, [], remarks);
  return remarks.list;
}
