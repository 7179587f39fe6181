import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { may } from "~/features/people/may";
import { readerOf, requireStaff } from "~/features/people/require.server";
import { LiveRegion } from "~/ui/action/live-region";
import { RouteError } from "~/ui/layout/route-error";
import { PublicShell } from "~/ui/shell/public-shell";
import type { StaffPage } from "~/ui/shell/staff-pages";
import { StaffShell } from "~/ui/shell/staff-shell";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const reader = await readerOf(request);
  const audits = may(actor, "audit:read", actor);
  const pages: StaffPage[] = [
    "overview",
    "programs",
    "enrollments",
    "merchants",
    ...(audits ? (["audit"] as const) : []),
  ];
  return {
    name: reader?.marketplaceName ?? "Slipway",
    person: actor.name,
    many: (reader?.marketplaceCount ?? 1) > 1,
    pages,
  };
}

function Shell({ children }: { readonly children: ReactNode }) {
  const { i18n } = useLingui();
  const data = useRouteLoaderData<typeof loader>("routes/ops");
  if (data === undefined) return <PublicShell>{children}</PublicShell>;
  const links = [
    { to: "/account", label: i18n._("Your account") },
    ...(data.many ? [{ to: "/choose-marketplace", label: i18n._("Change marketplace") }] : []),
  ];
  return (
    <StaffShell
      name={data.name}
      pages={data.pages}
      account={{ name: data.person, links, signOut: "/sign-out" }}
    >
      <LiveRegion>{children}</LiveRegion>
    </StaffShell>
  );
}

export default function StaffLayout() {
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
