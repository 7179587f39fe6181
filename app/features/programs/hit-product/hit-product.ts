import { addDays } from "~/values/day";
import type { ProgramKind } from "../kind";
import { limit } from "../limit";
import { w } from "../phrase";
import { termFrom } from "../term";
import { benefits, stages } from "./benefits";
import { agreement, fields, questions } from "./form";
import { offer, summary } from "./offer";
import { rules } from "./rules";
import { type HitProductSettings, settings, template } from "./settings";

/** One product made big in four weeks (domain.md, HIT_PRODUCT). */
export const hitProduct: ProgramKind<HitProductSettings> = {
  code: "hit-product",
  slug: "hit-product",
  name: w("Hit product", "爆品计划"),
  goal: "product",
  subject: "product",
  groups: ["ALL"],
  settings,
  template,
  rules,
  term: ({ test, boost, tail }, approvedOn) =>
    termFrom(addDays(approvedOn, 1), test.days + boost.days + tail.days),
  applyWindow: () => null,
  limits: ({ places, impressionsPerRound, coFundPerMonthMinor }) => [
    ...limit("places", places, "round"),
    ...limit("impressions", impressionsPerRound, "round"),
    ...limit("money", coFundPerMonthMinor, "month"),
  ],
  stages,
  benefits,
  approval: () => ({
    automatic: null,
    levels: [{ fromMinor: 0, approvers: [["category-manager", "admin"]] }],
    workingDays: 3,
  }),
  stake: ({ couponPerProductMinor }) => couponPerProductMinor,
  questions,
  agreement,
  fields,
  offer,
  summary,
};
