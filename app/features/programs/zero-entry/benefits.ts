import type { DepositDeferral } from "~/features/deposits/deferral";
import type { Facts } from "~/features/metrics/fact";
import type { Benefit, Stage } from "../kind";
import { w } from "../phrase";
import type { ZeroEntrySettings } from "./settings";

/** Companies may list more products; who is not known to be one gets the lower cap. */
export function deferralOf(settings: ZeroEntrySettings, facts: Facts): DepositDeferral {
  const company = facts["store.businessType"]?.value === "COMPANY";
  return {
    lever: "deposit-deferral",
    due: {
      ordersMoreThan: settings.dueOrders,
      valueFromMinor: settings.dueValueMinor,
      day: settings.trialDays,
    },
    caps: {
      liveProducts: company ? settings.liveProductsCompany : settings.liveProducts,
      ordersPerDay: settings.ordersPerDay,
      withdrawalsPerMonth: settings.withdrawalsPerMonth,
      withdrawalFromMinor: settings.withdrawalFromMinor,
      withdrawalShare: settings.withdrawalShare,
    },
    topUpDays: settings.topUpDays,
    proceedsShare: settings.proceedsShare,
    lossReserveMinor: settings.lossReserveMinor,
  };
}

export const benefits = (settings: ZeroEntrySettings, facts: Facts): Benefit[] => [
  {
    key: "deferral",
    name: w("Deposit deferred", "保证金缓缴"),
    stage: null,
    when: null,
    worthMinor: null,
    gives: deferralOf(settings, facts),
  },
];

export const stages = ({ trialDays }: ZeroEntrySettings): Stage[] => [
  { key: "trial", name: w("Trial", "试运营"), fromDay: 0, toDay: trialDays - 1, tasks: [] },
];
