import "~/locales/account-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { requireOwnAccount } from "~/features/people/require.server";
import { RouteError } from "~/ui/layout/route-error";
import { Stack } from "~/ui/layout/stack";
import { Tabs } from "~/ui/layout/tabs";
import { AccountMenu } from "~/ui/shell/account-menu";
import { PublicShell } from "~/ui/shell/public-shell";

export async function loader({ request }: LoaderFunctionArgs) {
  const { session, part } = await requireOwnAccount(request);
  return {
    name: session.person.name,
    marketplace: part?.name ?? null,
    ownsShop: part?.merchantRoles.includes("merchant-owner") ?? false,
  };
}

/** One shell for both sides: an account belongs to a person, not to a marketplace. */
function Shell({ children }: { readonly children: ReactNode }) {
  const { i18n } = useLingui();
  const loaded = useRouteLoaderData<typeof loader>("routes/account");
  if (loaded === undefined) return <PublicShell>{children}</PublicShell>;
  const { name, marketplace, ownsShop } = loaded;
  return (
    <PublicShell
      {...(marketplace === null ? {} : { name: marketplace })}
      tools={
        <AccountMenu
          account={{
            name,
            links: [{ to: "/", label: i18n._("Back to work") }],
            signOut: "/sign-out",
          }}
        />
      }
    >
      <Stack>
        <Tabs
          label={i18n._("Your account")}
          tabs={[
            { to: "/account", label: i18n._("You"), end: true },
            { to: "/account/password", label: i18n._("Password") },
            { to: "/account/second-factor", label: i18n._("Second factor") },
            { to: "/account/sessions", label: i18n._("Sessions") },
            ...(ownsShop ? [{ to: "/account/team", label: i18n._("Team") }] : []),
          ]}
        />
        {children}
      </Stack>
    </PublicShell>
  );
}

export default function AccountLayout() {
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
