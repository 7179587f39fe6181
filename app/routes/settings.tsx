import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { may } from "~/features/people/may";
import { readerOf, requireStaff } from "~/features/people/require.server";
import { RouteError } from "~/ui/layout/route-error";
import { Stack } from "~/ui/layout/stack";
import { Tabs } from "~/ui/layout/tabs";
import { PublicShell } from "~/ui/shell/public-shell";
import type { StaffPage } from "~/ui/shell/staff-pages";
import { StaffShell } from "~/ui/shell/staff-shell";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const reader = await readerOf(request);
  const pages: StaffPage[] = ["overview", "settings"];
  return {
    name: reader?.marketplaceName ?? "Slipway",
    person: actor.name,
    pages,
    team: may(actor, "colleague:read", actor),
    keys: may(actor, "key:read", actor),
  };
}

function Shell({ children }: { readonly children: ReactNode }) {
  const { i18n } = useLingui();
  const loaded = useRouteLoaderData<typeof loader>("routes/settings");
  if (loaded === undefined) return <PublicShell>{children}</PublicShell>;
  const { name, person, pages, team, keys } = loaded;
  return (
    <StaffShell
      name={name}
      pages={pages}
      account={{
        name: person,
        links: [{ to: "/account", label: i18n._("Your account") }],
        signOut: "/sign-out",
      }}
    >
      <Stack>
        {team || keys ? (
          <Tabs
            label={i18n._("Settings")}
            tabs={[
              ...(team ? [{ to: "/settings/team", label: i18n._("Team") }] : []),
              ...(keys ? [{ to: "/settings/api-keys", label: i18n._("API keys") }] : []),
            ]}
          />
        ) : null}
        {children}
      </Stack>
    </StaffShell>
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
