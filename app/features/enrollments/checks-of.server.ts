/** The checks of one enrollment, newest first. */
import type { ProgramRules } from "~/features/programs/kind";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Checks, CheckView } from "./check-view";
import { nextMonthly } from "./checks/standing";
import { watchesOf } from "./checks/watch";

type Row = {
  readonly id: string;
  readonly day: Day;
  readonly about: CheckView["about"];
  readonly monthly: boolean;
  readonly outcome: CheckView["outcome"];
  readonly figures: CheckView["figures"];
  readonly sentence: CheckView["sentence"];
  readonly renewed_to: Day | null;
};
const most = 60;

export async function checksMade(
  sql: Sql,
  marketplaceId: string,
  enrollmentId: string,
): Promise<readonly CheckView[]> {
  const rows = await sql<Row[]>`
    SELECT id, day, about, monthly, outcome, figures, sentence, renewed_to FROM enrollment_check
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ${enrollmentId}
    ORDER BY day DESC, id DESC LIMIT ${most}`;
  return rows.map(({ renewed_to, ...row }) => ({ ...row, renewedTo: renewed_to }));
}

/** What is looked at next, for one that is running. */
export function checksAhead(
  rules: ProgramRules,
  renews: boolean,
  { today, endsOn }: { readonly today: Day; readonly endsOn: Day | null },
): Omit<Checks, "made"> {
  const watches = watchesOf(rules);
  const next = nextMonthly(today);
  const monthly = renews || watches.some(({ check }) => check === "monthly");
  const inside = endsOn === null || next <= endsOn;
  return {
    nextOn: monthly && inside ? next : null,
    daily: watches.some(({ check }) => check === "daily"),
  };
}
