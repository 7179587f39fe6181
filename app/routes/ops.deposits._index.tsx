import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { depositQuery } from "~/features/deposits/deposit-query";
import { listDeposits } from "~/features/deposits/list-deposits.server";
import { readPolicies } from "~/features/deposits/read-policies.server";
import { StaffAccountTree, StaffDepositTotals } from "~/features/deposits/staff-deposit-money";
import { StaffDepositTabs } from "~/features/deposits/staff-deposit-tabs";
import { StaffDeposits } from "~/features/deposits/staff-deposits";
import { StaffNoTerms } from "~/features/deposits/staff-no-terms";
import { depositMoney } from "~/features/deposits/totals.server";
import { may } from "~/features/people/may";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Deposits") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = depositQuery(new URL(request.url).searchParams);
  const [{ versions }, page, money] = await Promise.all([
    readPolicies(actor),
    listDeposits(actor, query),
    depositMoney(actor),
  ]);
  const mayPublish = may(actor, "deposit:set-policy", actor);
  return { hasTerms: versions.length > 0, mayPublish, page, money, query };
}

export default function Deposits() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const { hasTerms, mayPublish, money, ...list } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Deposits")}
      actions={
        <ButtonLink to={`/ops/deposits.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffDepositTabs />
      {hasTerms ? (
        <>
          <StaffDepositTotals totals={money.totals} />
          <StaffDeposits key={search} {...list} />
          <StaffAccountTree tree={money.tree} />
        </>
      ) : (
        <StaffNoTerms mayPublish={mayPublish} />
      )}
    </Page>
  );
}
