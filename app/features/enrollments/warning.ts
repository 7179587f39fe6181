/** What a warned merchant must know: which rule, by how much, and the last day to recover. */
import { explain } from "~/features/eligibility/explain";
import type { LeafExplanation, RuleExplanation } from "~/features/eligibility/explanation";
import type { Facts } from "~/features/metrics/fact";
import type { ProgramRules } from "~/features/programs/kind";
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { WarningView } from "./enrollment-page";

type Warned = {
  readonly status: string;
  readonly starts_on: Day;
  readonly warned_on: Day | null;
  readonly leaving_key: string | null;
  readonly recover_by: Day | null;
};

/** The leaves that make a warning true. */
const passing = (node: RuleExplanation): readonly LeafExplanation[] => {
  if (node.result !== "pass") return [];
  return node.kind === "leaf" ? [node] : node.children.flatMap(passing);
};

export function warningOf(
  row: Warned,
  rules: ProgramRules,
  facts: Facts,
  currency: Currency,
): WarningView | null {
  if (row.status !== "WARNED" && row.recover_by === null) return null;
  const leaving = rules.exit.find(({ key }) => key === row.leaving_key);
  const rule = leaving?.rule ?? rules.warn;
  const reasons =
    rule === null
      ? []
      : passing(explain(rule, facts, { currency }).tree).map((leaf) => leaf.sentence);
  return { since: row.warned_on ?? row.starts_on, reasons, recoverBy: row.recover_by };
}
