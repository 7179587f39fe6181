/** The requirement of one shop with everything that led to it, and the sentence that explains it. */
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { amount, w } from "./phrase";
import type { Reduction } from "./relief";
import { type RequirementParts, requirementOf } from "./requirement";
import {
  type BusinessType,
  baseOf,
  businessTypes,
  type DepositSchedule,
  floatOf,
} from "./schedule";

export type AssessmentInputs = {
  readonly currency: Currency;
  readonly categories: readonly string[];
  /** As the platform told it; null where it did not. */
  readonly businessType: BusinessType | null;
  /** Paid value of the previous calendar month; null where it is not known. */
  readonly salesMinor: number | null;
  readonly activityMinor: number;
  readonly riskMinor: number;
  readonly relief: Reduction | null;
  /** A deferral is running: nothing falls due yet. */
  readonly deferred: boolean;
};
export type Assessment = RequirementParts & {
  readonly inputs: AssessmentInputs;
  readonly requiredMinor: number;
  /** What the reduction takes off what is required. */
  readonly savedMinor: number;
  /** What falls due when the deferral ends; 0 without one. */
  readonly deferredMinor: number;
  /** Categories that are not open to the business type; no amount makes up for that. */
  readonly closedCategories: readonly string[];
};

/** Whose type is not known is asked for what a sole trader is, until the platform says more. */
const assumedType: BusinessType = "SOLE_TRADER";

export function assess(schedule: DepositSchedule, inputs: AssessmentInputs): Assessment {
  const type = inputs.businessType ?? assumedType;
  const open = inputs.categories.filter((each) => baseOf(schedule, [each], type) !== null);
  const parts = {
    baseMinor: baseOf(schedule, open, type) ?? 0,
    floatMinor: floatOf(schedule.float, inputs.salesMinor ?? 0),
    activityMinor: inputs.activityMinor,
    riskMinor: inputs.riskMinor,
  };
  const { requiredMinor, ...requirement } = requirementOf(schedule.combine, parts, inputs.relief);
  return {
    ...requirement,
    inputs,
    requiredMinor: inputs.deferred ? 0 : requiredMinor,
    deferredMinor: inputs.deferred ? requiredMinor : 0,
    closedCategories: inputs.categories.filter((each) => !open.includes(each)),
  };
}

type Part = readonly [minor: number, words: Words];

function partsIn({ inputs, ...parts }: Assessment): readonly Part[] {
  const say = (minor: number) => amount(minor, inputs.currency);
  const all: readonly Part[] = [
    [parts.baseMinor, w(`base ${say(parts.baseMinor)}`, `基础保证金 ${say(parts.baseMinor)}`)],
    [parts.floatMinor, w(`float ${say(parts.floatMinor)}`, `浮动保证金 ${say(parts.floatMinor)}`)],
    [
      parts.activityMinor,
      w(`activity ${say(parts.activityMinor)}`, `活动保证金 ${say(parts.activityMinor)}`),
    ],
  ];
  return all.filter(([minor], at) => at === 0 || minor > 0);
}

const joined = (parts: readonly Part[], en: string, zh: string): Words => ({
  en: parts.map(([, words]) => words.en).join(en),
  zh: parts.map(([, words]) => words.zh).join(zh),
});

function reliefWords({ inputs, savedMinor }: Assessment): Words {
  if (inputs.relief === null) return w("", "");
  return savedMinor === 0
    ? w(
        " The reduction of the base saves nothing while another part is higher.",
        "其他部分更高，基础保证金减免暂不起作用。",
      )
    : w(
        ` The reduction saves ${amount(savedMinor, inputs.currency)}.`,
        `减免 ${amount(savedMinor, inputs.currency)}。`,
      );
}

/** Why a shop must hold what it must hold, in one or two sentences. */
export function assessmentWords(
  assessment: Assessment,
  combine: DepositSchedule["combine"],
): Words {
  const { inputs, riskMinor, requiredMinor, deferredMinor } = assessment;
  const say = (minor: number) => amount(minor, inputs.currency);
  const parts = partsIn(assessment);
  const how = parts.length < 2 ? "ONE" : combine;
  const body = {
    ONE: joined(parts, "", ""),
    MAX: w(
      `the highest of ${joined(parts, ", ", "、").en}`,
      `${joined(parts, ", ", "、").zh}中取最高`,
    ),
    SUM: joined(parts, " + ", " + "),
  }[how];
  const risk =
    riskMinor > 0
      ? w(` plus risk ${say(riskMinor)}`, `，另加风险保证金 ${say(riskMinor)}`)
      : w("", "");
  const relief = reliefWords(assessment);
  return inputs.deferred
    ? w(
        `Nothing is due during the trial; afterwards ${say(deferredMinor)}: ${body.en}${risk.en}.${relief.en}`,
        `试运营期内无需缴纳；期满应缴 ${say(deferredMinor)}：${body.zh}${risk.zh}。${relief.zh}`,
      )
    : w(
        `Required deposit ${say(requiredMinor)}: ${body.en}${risk.en}.${relief.en}`,
        `应缴保证金 ${say(requiredMinor)}：${body.zh}${risk.zh}。${relief.zh}`,
      );
}

export const businessTypeOf = (text: string | null): BusinessType | null =>
  businessTypes.find((each) => each === text) ?? null;
