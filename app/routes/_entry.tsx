import "~/locales/entry-catalogue";
import "~/locales/account-catalogue";
import { Outlet } from "@remix-run/react";
import { RouteError } from "~/ui/layout/route-error";
import { PublicShell } from "~/ui/shell/public-shell";

/** The pages before and around a sign-in: one narrow column. */
export default function EntryLayout() {
  return (
    <PublicShell narrow>
      <Outlet />
    </PublicShell>
  );
}

export function ErrorBoundary() {
  return (
    <PublicShell narrow>
      <RouteError />
    </PublicShell>
  );
}
