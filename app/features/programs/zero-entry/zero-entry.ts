import type { ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { termFrom } from "../term";
import { benefits, stages } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { settings, template, type ZeroEntrySettings } from "./settings";

/** Selling before the deposit is paid, with counters in the open (domain.md, ZERO_ENTRY). */
export const zeroEntry: ProgramKind<ZeroEntrySettings> = {
  code: "zero-entry",
  slug: "zero-entry",
  name: w("Zero-entry opening", "零元开店"),
  goal: "deposit",
  subject: "store",
  groups: ["ALL", "ENTRY"],
  settings,
  template,
  rules,
  term: ({ trialDays }, approvedOn) => termFrom(approvedOn, trialDays),
  applyWindow: () => null,
  limits: ({ places }) => limit("places", places, "ever", 1),
  stages,
  benefits,
  approval: () => ({
    automatic: { upToMinor: null },
    levels: [{ fromMinor: 0, approvers: [["reviewer", "program-manager", "risk", "admin"]] }],
    workingDays: 3,
  }),
  stake: () => 0,
  questions,
  agreement,
  fields,
  offer,
  summary,
};
