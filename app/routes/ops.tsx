import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunction, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { readDesk } from "~/features/dashboards/desk.server";
import { StaffDesk } from "~/features/dashboards/staff-desk";
import { requireStaff } from "~/features/people/require.server";
import { RouteError } from "~/ui/layout/route-error";
import { PublicShell } from "~/ui/shell/public-shell";

/** A lock that was taken changes nothing on the page but its own line. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formData,
  defaultShouldRevalidate,
}) => (formData?.get("intent") === "claim" ? false : defaultShouldRevalidate);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { desk: await readDesk(request, actor) };
}

/** The shell lives on around an error, unless it is the shell's own. */
function Shell({ children }: { readonly children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("routes/ops");
  return data ? (
    <StaffDesk of={data.desk}>{children}</StaffDesk>
  ) : (
    <PublicShell>{children}</PublicShell>
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
