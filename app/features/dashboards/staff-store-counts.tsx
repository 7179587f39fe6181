import { useLingui } from "@lingui/react";
import type { StoreCounts } from "./overview";
import { type CountShown, StaffCounts } from "./staff-counts";

export function StaffStoreCounts({ of }: { readonly of: StoreCounts }) {
  const { i18n } = useLingui();
  const counts: CountShown[] = [
    {
      key: "new",
      label: i18n._("Opened in the last 7 days"),
      count: of.openedThisWeek,
      to: "/ops/merchants?opened=week",
    },
    {
      key: "onSale",
      label: i18n._("With something on sale"),
      count: of.onSale,
      to: "/ops/merchants?onSale=on",
    },
    {
      key: "verified",
      label: i18n._("Licence checked"),
      count: of.verified,
      to: "/ops/merchants?verified=on",
    },
    { key: "all", label: i18n._("All shops"), count: of.all, to: "/ops/merchants" },
  ];
  return <StaffCounts counts={counts} />;
}
