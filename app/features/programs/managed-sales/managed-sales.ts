import { addDays } from "~/values/day";
import type { ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { termFrom } from "../term";
import { benefits, stages } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { type ManagedSalesSettings, settings, template } from "./settings";

/** One product sold by the platform at the merchant's supply price (domain.md, MANAGED_SALES). */
export const managedSales: ProgramKind<ManagedSalesSettings> = {
  code: "managed-sales",
  slug: "managed-sales",
  name: w("Managed sales", "销售托管"),
  goal: "product",
  subject: "product",
  groups: ["ALL"],
  settings,
  template,
  rules,
  term: ({ termDays }, approvedOn) => termFrom(addDays(approvedOn, 1), termDays),
  applyWindow: () => null,
  limits: ({ gapCoverPerMonthMinor }) => limit("money", gapCoverPerMonthMinor, "month"),
  stages,
  benefits,
  approval: () => ({
    automatic: null,
    levels: [{ fromMinor: 0, approvers: [["category-manager"], ["finance"]] }],
    workingDays: 5,
  }),
  stake: () => null,
  questions,
  agreement,
  fields,
  offer,
  summary,
};
