import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/features/people/require.server";
import { alertQuery } from "~/features/traffic/coverage-query";
import { listCoverageAlerts } from "~/features/traffic/list-coverage-alerts.server";
import { StaffCoverageAlertList } from "~/features/traffic/staff-coverage-alerts";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Coverage alerts") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = alertQuery(new URL(request.url).searchParams);
  return { page: await listCoverageAlerts(actor, query) };
}

export default function CoverageAlertsPage() {
  const { i18n } = useLingui();
  const { page } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Coverage alerts")}
      lead={i18n._("Running cohorts that are likely to miss the line.")}
      crumbs={[{ to: "/ops/coverage", label: i18n._("Coverage") }]}
    >
      <StaffCoverageAlertList page={page} />
    </Page>
  );
}
