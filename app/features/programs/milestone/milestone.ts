import type { ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { mondayAfter, termFrom } from "../term";
import { benefits, stages } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { type MilestoneSettings, settings, template } from "./settings";

/** Rewards for growth over one's own baseline (domain.md, MILESTONE). */
export const milestone: ProgramKind<MilestoneSettings> = {
  code: "milestone",
  slug: "milestone",
  name: w("Golden milestones", "斗金计划"),
  goal: "orders",
  subject: "store",
  groups: ["ALL", "SPRINT"],
  settings,
  template,
  rules,
  term: ({ cycleDays }, approvedOn) => termFrom(mondayAfter(approvedOn), cycleDays),
  applyWindow: () => null,
  limits: ({ budgetPerCycleMinor, perStoreMinor }) =>
    limit("money", budgetPerCycleMinor, "cycle", perStoreMinor),
  stages,
  benefits,
  approval: () => ({
    automatic: { upToMinor: null },
    levels: [{ fromMinor: 0, approvers: [["reviewer", "program-manager", "admin"]] }],
    workingDays: 3,
  }),
  stake: ({ perStoreMinor }) => perStoreMinor,
  questions,
  agreement,
  fields,
  offer,
  summary,
};
