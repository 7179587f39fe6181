import { addDays } from "~/values/day";
import type { ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { termFrom } from "../term";
import { benefits, reductionOf } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { type DepositReliefSettings, settings, template } from "./settings";

const reviewers = ["reviewer", "program-manager", "admin"] as const;

/** Less deposit for shops that keep their promises (domain.md, DEPOSIT_RELIEF). */
export const depositRelief: ProgramKind<DepositReliefSettings> = {
  code: "deposit-relief",
  slug: "deposit-relief",
  name: w("Deposit relief", "降低保证金"),
  goal: "deposit",
  subject: "store",
  groups: ["ALL"],
  settings,
  template,
  rules,
  term: ({ termDays }, approvedOn) => termFrom(addDays(approvedOn, 1), termDays),
  renewsFor: ({ termDays }) => termDays,
  applyWindow: () => null,
  limits: ({ exposureMinor, places }) => [
    ...limit("exposure", exposureMinor, "ever"),
    ...limit("places", places, "ever"),
  ],
  stages: ({ termDays }) => [
    { key: "term", name: w("Reduction", "减免期"), fromDay: 0, toDay: termDays - 1, tasks: [] },
  ],
  benefits,
  approval: ({ automaticUpToMinor, twoApproversFromMinor }) => ({
    automatic: { upToMinor: automaticUpToMinor },
    levels: [
      { fromMinor: 0, approvers: [reviewers] },
      { fromMinor: twoApproversFromMinor + 1, approvers: [reviewers, ["finance", "admin"]] },
    ],
    workingDays: 3,
  }),
  stake: reductionOf,
  questions,
  agreement,
  fields,
  offer,
  summary,
};
