import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { listRefunds } from "~/features/deposits/list-refunds.server";
import { refundQuery } from "~/features/deposits/refund-query";
import { StaffDepositTabs } from "~/features/deposits/staff-deposit-tabs";
import { StaffRefunds } from "~/features/deposits/staff-refunds";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Refunds") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = refundQuery(new URL(request.url).searchParams);
  return { page: await listRefunds(actor, query), query };
}

export default function Refunds() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  return (
    <Page
      title={i18n._("Refunds")}
      crumbs={[{ to: "/ops/deposits", label: i18n._("Deposits") }]}
      actions={
        <ButtonLink to={`/ops/deposits/refunds.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffDepositTabs />
      <StaffRefunds key={search} {...useLoaderData<typeof loader>()} />
    </Page>
  );
}
