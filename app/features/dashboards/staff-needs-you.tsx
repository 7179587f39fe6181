import { useLingui } from "@lingui/react";
import { useFormats } from "~/ui/reader";
import { type Counted, type Need, type NeedsYou, needs, needsAddress } from "./overview";
import { type CountShown, StaffCounts } from "./staff-counts";

/** What waits for somebody of the platform, with the age of the oldest. */
export function StaffNeedsYou({ of }: { readonly of: NeedsYou }) {
  const { i18n } = useLingui();
  const { now, duration } = useFormats();
  const labels: Readonly<Record<Need, string>> = {
    pastDue: i18n._("Reviews past the promise"),
    today: i18n._("Reviews due today"),
    waiting: i18n._("All reviews waiting"),
    answered: i18n._("Changes sent by shops"),
    coverageAlerts: i18n._("Cohorts likely to miss the line"),
    unreconciled: i18n._("Days that do not agree with Stripe"),
    refunds: i18n._("Refunds to decide"),
    failedRefunds: i18n._("Refunds that failed"),
    payouts: i18n._("Refunds to pay by hand"),
    deductions: i18n._("Deductions to decide"),
    outsideRefunds: i18n._("Refunds made at Stripe"),
    exceptions: i18n._("Differences to Stripe"),
    failedJobs: i18n._("Failed jobs"),
  };
  const age = ({ oldest }: Counted) =>
    oldest
      ? i18n._("Oldest: {time}", { time: duration(now.getTime() - oldest.getTime()) })
      : i18n._("Nothing to do");
  const counts = needs.flatMap((need): CountShown[] => {
    const counted = of[need];
    if (counted === null) return [];
    const { count } = counted;
    return [{ key: need, label: labels[need], count, note: age(counted), to: needsAddress[need] }];
  });
  return <StaffCounts counts={counts} />;
}
