import type { DepositRelief } from "~/features/deposits/relief";
import { reducedBase } from "~/features/deposits/relief";
import { type BusinessType, baseOf } from "~/features/deposits/schedule";
import type { Facts } from "~/features/metrics/fact";
import type { Benefit } from "../kind";
import { w } from "../phrase";
import type { DepositReliefSettings } from "./settings";

const businessTypes: readonly BusinessType[] = ["INDIVIDUAL", "SOLE_TRADER", "COMPANY"];

/** A shop whose sales of last month are known to be small is relieved of more. */
export function reliefOf(settings: DepositReliefSettings, facts: Facts): DepositRelief {
  const sales = facts["store.gmvPaidPrevMonth"]?.value;
  const small = typeof sales === "number" && sales < settings.smallBelowMinor;
  return {
    lever: "deposit-relief",
    share: small ? settings.smallShare : settings.share,
    floorMinor: settings.floorMinor,
    roundUpMinor: settings.roundUpMinor,
    termDays: settings.termDays,
  };
}

/** What the reduction takes off the base of the main category; null where the base is not known. */
export function reductionOf(settings: DepositReliefSettings, facts: Facts): number | null {
  const category = facts["store.primaryCategory"]?.value;
  const type = businessTypes.find((each) => each === facts["store.businessType"]?.value);
  if (typeof category !== "string" || type === undefined) return null;
  const base = baseOf(settings.schedule, [category], type);
  return base === null ? null : base - reducedBase(base, reliefOf(settings, facts));
}

export const benefits = (settings: DepositReliefSettings, facts: Facts): Benefit[] => [
  {
    key: "reduction",
    name: w("Reduced base deposit", "基础保证金减免"),
    stage: null,
    when: null,
    worthMinor: reductionOf(settings, facts),
    gives: reliefOf(settings, facts),
  },
];
