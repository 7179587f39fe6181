import { monthlyCap, type ReturnSubsidy } from "~/features/claims/subsidy";
import type { Facts } from "~/features/metrics/fact";
import type { Benefit } from "../kind";
import { w } from "../phrase";
import type { ReturnSubsidySettings } from "./settings";

/** Fresh and agricultural shops get the higher share; sizes are a reason in fashion only. */
export function subsidyOf(settings: ReturnSubsidySettings, facts: Facts): ReturnSubsidy {
  const category = facts["store.primaryCategory"]?.value;
  const within = (codes: readonly string[]) =>
    typeof category === "string" && codes.includes(category);
  const fresh = within(settings.freshCategories) || facts["store.agriFlag"]?.value === true;
  const net = facts["store.gmvNet30d"]?.value;
  return {
    lever: "return-subsidy",
    share: fresh ? settings.freshShare : settings.share,
    parcelCapMinor: fresh ? settings.freshParcelCapMinor : settings.parcelCapMinor,
    firstWeightGrams: settings.firstWeightGrams,
    reasons: within(settings.fashionCategories)
      ? ["CHANGE_OF_MIND", "SIZE_MISFIT", "IN_TRANSIT_RETURN"]
      : ["CHANGE_OF_MIND", "IN_TRANSIT_RETURN"],
    monthlyCapMinor: monthlyCap(
      {
        atMostMinor: settings.monthlyCapMinor,
        shareOfNet: settings.monthlyShareOfNet,
        floorMinor: settings.monthlyFloorMinor,
      },
      typeof net === "number" ? net : 0,
    ),
    buyerPerMonth: settings.buyerPerMonth,
    buyerPerStorePerMonth: settings.buyerPerStorePerMonth,
  };
}

export function benefits(settings: ReturnSubsidySettings, facts: Facts): Benefit[] {
  const subsidy = subsidyOf(settings, facts);
  return [
    {
      key: "subsidy",
      name: w("Return freight subsidy", "退货运费补贴"),
      stage: null,
      when: null,
      worthMinor: subsidy.monthlyCapMinor,
      gives: subsidy,
    },
  ];
}
