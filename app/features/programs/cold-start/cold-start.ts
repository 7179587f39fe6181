import { addDays } from "~/values/day";
import type { ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { termFrom } from "../term";
import { benefits } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { type ColdStartSettings, settings, template } from "./settings";
import { stages } from "./stages";

/** New-merchant launch: first traffic for new shops (domain.md, COLD_START). */
export const coldStart: ProgramKind<ColdStartSettings> = {
  code: "cold-start",
  slug: "cold-start",
  name: w("New-merchant launch", "新商启航计划"),
  goal: "start",
  subject: "store",
  groups: ["ALL", "ENTRY"],
  settings,
  template,
  rules,
  term: ({ enrollmentDays }, approvedOn) => termFrom(addDays(approvedOn, 1), enrollmentDays),
  applyWindow: () => null,
  limits: ({ impressionsPerMonth, impressionsPerStore, places }) => [
    ...limit("impressions", impressionsPerMonth, "month", impressionsPerStore),
    ...limit("places", places, "ever", 1),
  ],
  stages,
  benefits,
  approval: () => ({
    automatic: { upToMinor: null },
    levels: [{ fromMinor: 0, approvers: [["reviewer", "program-manager", "admin"]] }],
    workingDays: 1,
  }),
  stake: () => 0,
  questions,
  agreement,
  fields,
  offer,
  summary,
};
