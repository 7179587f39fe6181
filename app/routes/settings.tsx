import "~/locales/staff-settings-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { readDesk } from "~/features/dashboards/desk.server";
import { StaffDesk } from "~/features/dashboards/staff-desk";
import { may } from "~/features/people/may";
import { requireStaff } from "~/features/people/require.server";
import { RouteError } from "~/ui/layout/route-error";
import { Stack } from "~/ui/layout/stack";
import { Tabs } from "~/ui/layout/tabs";
import { PublicShell } from "~/ui/shell/public-shell";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return {
    desk: await readDesk(request, actor),
    team: may(actor, "colleague:read", actor),
    keys: may(actor, "key:read", actor),
    webhooks: may(actor, "webhook:read", actor),
  };
}

function Shell({ children }: { readonly children: ReactNode }) {
  const { i18n } = useLingui();
  const loaded = useRouteLoaderData<typeof loader>("routes/settings");
  if (loaded === undefined) return <PublicShell>{children}</PublicShell>;
  const tabs = [
    ...(loaded.team ? [{ to: "/settings/team", label: i18n._("Team") }] : []),
    ...(loaded.keys ? [{ to: "/settings/api-keys", label: i18n._("API keys") }] : []),
    ...(loaded.webhooks ? [{ to: "/settings/webhooks", label: i18n._("Webhooks") }] : []),
  ];
  return (
    <StaffDesk of={loaded.desk}>
      <Stack>
        {tabs.length > 0 ? <Tabs label={i18n._("Settings")} tabs={tabs} /> : null}
        {children}
      </Stack>
    </StaffDesk>
  );
}

export default function SettingsLayout() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return (
    <Shell>
      <RouteError />
    </Shell>
  );
}
