import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { requireStaff } from "~/features/people/require.server";
import { coverageQuery } from "~/features/traffic/coverage-query";
import { readCoverage } from "~/features/traffic/read-coverage.server";
import { StaffCoverage } from "~/features/traffic/staff-coverage";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Coverage") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = coverageQuery(new URL(request.url).searchParams);
  return { report: await readCoverage(actor, query), query };
}

export default function CoveragePage() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const { report, query } = useLoaderData<typeof loader>();
  const csv = `/ops/coverage.csv${search}`;
  return (
    <Page
      title={i18n._("Coverage")}
      lead={i18n._("Of the shops that open, more than 95% get their first traffic in time.")}
      actions={
        <>
          <ButtonLink to="/ops/coverage/alerts" small>
            {i18n._("Alerts")}
          </ButtonLink>
          <ButtonLink to={csv} reloadDocument download small>
            CSV
          </ButtonLink>
        </>
      }
    >
      <StaffCoverage key={search} of={report} query={query} csv={csv} />
    </Page>
  );
}
