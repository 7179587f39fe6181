import { useLingui } from "@lingui/react";
import { type Stat, Stats } from "~/ui/figure/stats";
import { useFormats } from "~/ui/reader";
import type { StoreCounts } from "./overview";

export function StaffStoreCounts({ of }: { readonly of: StoreCounts }) {
  const { i18n } = useLingui();
  const { number } = useFormats();
  const stats: Stat[] = [
    {
      key: "new",
      label: i18n._("Opened in the last 7 days"),
      value: number(of.openedThisWeek),
      to: "/ops/merchants?opened=week",
    },
    {
      key: "onSale",
      label: i18n._("With something on sale"),
      value: number(of.onSale),
      to: "/ops/merchants?onSale=on",
    },
    {
      key: "verified",
      label: i18n._("Licence checked"),
      value: number(of.verified),
      to: "/ops/merchants?verified=on",
    },
    { key: "all", label: i18n._("All shops"), value: number(of.all), to: "/ops/merchants" },
  ];
  return <Stats stats={stats} />;
}
