import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { requireStaff } from "~/features/people/require.server";
import { readCohortName } from "~/features/traffic/coverage-cohort";
import { coverageStoresQuery } from "~/features/traffic/coverage-query";
import { readCohort } from "~/features/traffic/read-cohort.server";
import { StaffCoverageCohort } from "~/features/traffic/staff-coverage-cohort";
import { StaffCoverageStores } from "~/features/traffic/staff-coverage-stores";
import { CohortFlag, useCohortName } from "~/features/traffic/staff-coverage-words";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Coverage of a cohort") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const name = params.cohort ?? "";
  const opened = readCohortName(name);
  if (opened === null) throw new Response(null, { status: 404 });
  const query = coverageStoresQuery(new URL(request.url).searchParams);
  return { name, query, ...(await readCohort(actor, opened, query)) };
}

export default function CohortPage() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const nameOf = useCohortName();
  const { name, query, page, count, listed, ...cohort } = useLoaderData<typeof loader>();
  return (
    <Page
      title={nameOf(name)}
      crumbs={[{ to: "/ops/coverage", label: i18n._("Coverage") }]}
      mark={<CohortFlag standing={cohort.rate.standing} final={cohort.final} />}
      actions={
        <ButtonLink to={`/ops/coverage/${name}/shops.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffCoverageCohort name={name} counts={count.counts} {...cohort} />
      <StaffCoverageStores key={search} page={page} query={query} count={listed} />
    </Page>
  );
}
