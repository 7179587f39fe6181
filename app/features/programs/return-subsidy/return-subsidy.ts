import { addDays } from "~/values/day";
import type { ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { benefits } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { type ReturnSubsidySettings, settings, template } from "./settings";

/** A share of the freight of honest returns, opt-in (domain.md, RETURN_SUBSIDY). */
export const returnSubsidy: ProgramKind<ReturnSubsidySettings> = {
  code: "return-subsidy",
  slug: "return-subsidy",
  name: w("Return subsidy", "退货补贴"),
  goal: "returns",
  subject: "store",
  groups: ["ALL"],
  settings,
  template,
  rules,
  term: (_, approvedOn) => ({ startsOn: addDays(approvedOn, 1), endsOn: null }),
  applyWindow: () => null,
  limits: ({ budgetPerMonthMinor }) => limit("money", budgetPerMonthMinor, "month"),
  stages: () => [],
  benefits,
  approval: () => ({
    automatic: { upToMinor: null },
    levels: [{ fromMinor: 0, approvers: [["reviewer", "program-manager", "admin"]] }],
    workingDays: 3,
  }),
  stake: () => 0,
  questions,
  agreement,
  fields,
  offer,
  summary,
};
