import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { enrollmentQuery } from "~/features/dashboards/enrollment-query";
import { listEnrollments } from "~/features/dashboards/list-enrollments.server";
import { programChoices } from "~/features/dashboards/program-choices.server";
import { StaffEnrollments } from "~/features/dashboards/staff-enrollments";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Enrollments") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = enrollmentQuery(new URL(request.url).searchParams);
  const [page, programs] = await Promise.all([
    listEnrollments(actor, query),
    programChoices(actor),
  ]);
  return { page, programs, query };
}

export default function Enrollments() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const data = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Enrollments")}
      actions={
        <ButtonLink to={`/ops/enrollments.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffEnrollments key={search} {...data} />
    </Page>
  );
}
