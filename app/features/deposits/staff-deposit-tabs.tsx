import { useLingui } from "@lingui/react";
import { Tabs } from "~/ui/layout/tabs";

/** The pages of deposits, on every one of them. */
export function StaffDepositTabs() {
  const { i18n } = useLingui();
  return (
    <Tabs
      label={i18n._("Pages of deposits")}
      tabs={[
        { to: "/ops/deposits", end: true, label: i18n._("Shops") },
        { to: "/ops/deposits/deductions", label: i18n._("Deductions") },
        { to: "/ops/deposits/refunds", end: true, label: i18n._("Refunds") },
        { to: "/ops/deposits/outside", label: i18n._("Refunds made at Stripe") },
        { to: "/ops/deposits/float", label: i18n._("Float") },
        { to: "/ops/deposits/exceptions", label: i18n._("Differences to Stripe") },
        { to: "/ops/deposits/policy", label: i18n._("Terms") },
      ]}
    />
  );
}
