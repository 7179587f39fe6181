import { addDays, type Day } from "~/values/day";
import type { ApplyWindow, ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { quarterOf } from "../term";
import { benefits, stages } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { type RisingStarSettings, settings, template } from "./settings";

/** The first days of a quarter; later in it, those of the next. */
export function registration({ registrationDays }: RisingStarSettings, today: Day): ApplyWindow {
  const of = (from: Day) => ({ opensOn: from, closesOn: addDays(from, registrationDays - 1) });
  const quarter = quarterOf(today);
  const here = of(quarter.from);
  return today <= here.closesOn ? here : of(addDays(quarter.to, 1));
}

/** Seasons of growth with levels and a sprint (domain.md, RISING_STAR). */
export const risingStar: ProgramKind<RisingStarSettings> = {
  code: "rising-star",
  slug: "rising-star",
  name: w("Rising star", "新星计划"),
  goal: "orders",
  subject: "store",
  groups: ["ALL", "SPRINT"],
  settings,
  template,
  rules,
  term: (_, approvedOn) => ({
    startsOn: addDays(approvedOn, 1),
    endsOn: quarterOf(addDays(approvedOn, 1)).to,
  }),
  applyWindow: registration,
  limits: ({ places }) => limit("places", places, "round", 1),
  stages,
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
