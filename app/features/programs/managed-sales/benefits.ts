import type { SaleTerms } from "~/features/managed-sales/terms";
import type { Facts } from "~/features/metrics/fact";
import type { Answers, Benefit, Stage } from "../kind";
import { w } from "../phrase";
import type { ManagedSalesSettings } from "./settings";

const number = (answers: Answers, key: string): number => {
  const value = answers[key];
  return typeof value === "number" ? value : 0;
};

export const termsOf = (settings: ManagedSalesSettings, answers: Answers): SaleTerms => ({
  lever: "sale-terms",
  supplyMinor: number(answers, "supply-price"),
  advertisedFromMinor: number(answers, "advertised-price"),
  quantityAtLeast: number(answers, "quantity"),
  serviceFeeShare: settings.serviceFeeShare,
  gapCoverMinor: settings.gapCoverMinor,
  creatorReserveShare: settings.creatorReserveShare,
  reserveDays: settings.reserveDays,
  settlementDays: settings.settlementDays,
  termDays: settings.termDays,
  exitNoticeDays: settings.exitNoticeDays,
});

export const benefits = (
  settings: ManagedSalesSettings,
  _facts: Facts,
  answers: Answers,
): Benefit[] => [
  {
    key: "agreement",
    name: w("Managed-sales agreement", "销售托管协议"),
    stage: null,
    when: null,
    worthMinor: null,
    gives: termsOf(settings, answers),
  },
];

export const stages = ({ termDays }: ManagedSalesSettings): Stage[] => [
  { key: "agreement", name: w("Agreement", "协议期"), fromDay: 0, toDay: termDays - 1, tasks: [] },
];
