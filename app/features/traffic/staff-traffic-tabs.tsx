import { useLingui } from "@lingui/react";
import { Tabs } from "~/ui/layout/tabs";

/** The pages of traffic, on every one of them; `date` is kept from page to page. */
export function StaffTrafficTabs({ date }: { readonly date?: string }) {
  const { i18n } = useLingui();
  const on = date === undefined ? "" : `?date=${date}`;
  return (
    <Tabs
      label={i18n._("Pages of traffic")}
      tabs={[
        { to: `/ops/traffic${on}`, end: true, label: i18n._("Plan of the day") },
        { to: `/ops/traffic/pools${on}`, label: i18n._("Pools") },
        { to: "/ops/traffic/settings", label: i18n._("Settings") },
        { to: "/traffic/rules", label: i18n._("Published rule") },
      ]}
    />
  );
}
