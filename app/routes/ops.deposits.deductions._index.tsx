import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { deductionQuery } from "~/features/deposits/deduction-query";
import { listDeductions } from "~/features/deposits/list-deductions.server";
import { StaffDeductions } from "~/features/deposits/staff-deductions";
import { StaffDepositTabs } from "~/features/deposits/staff-deposit-tabs";
import { may } from "~/features/people/may";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Deductions") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = deductionQuery(new URL(request.url).searchParams);
  const page = await listDeductions(actor, query);
  return { page, query, mayPropose: may(actor, "deduction:propose", actor) };
}

export default function Deductions() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const { mayPropose, ...list } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Deductions")}
      crumbs={[{ to: "/ops/deposits", label: i18n._("Deposits") }]}
      actions={
        <>
          {mayPropose ? (
            <ButtonLink to="/ops/deposits/deductions/new" small>
              {i18n._("Propose a deduction")}
            </ButtonLink>
          ) : null}
          <ButtonLink to={`/ops/deposits/deductions.csv${search}`} reloadDocument download small>
            CSV
          </ButtonLink>
        </>
      }
    >
      <StaffDepositTabs />
      <StaffDeductions key={search} {...list} />
    </Page>
  );
}
