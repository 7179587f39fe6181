import "~/locales/staff-settings-catalogue";
import { Outlet } from "@remix-run/react";
import { RouteError } from "~/ui/layout/route-error";
import { PublicShell } from "~/ui/shell/public-shell";

export default function Developers() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  );
}

export function ErrorBoundary() {
  return (
    <PublicShell>
      <RouteError />
    </PublicShell>
  );
}
