import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { listDays } from "~/features/payments/reconciliation-days.server";
import { dayQuery } from "~/features/payments/reconciliation-query";
import { StaffReconciliationDays } from "~/features/payments/staff-reconciliation-days";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Reconciliation") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:read");
  const query = dayQuery(new URL(request.url).searchParams);
  return { page: await listDays(actor, query), query };
}

export default function Reconciliation() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const data = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Reconciliation")}
      lead={i18n._("Day by day, our books beside Stripe's. Nothing is evened out by itself.")}
      actions={
        <ButtonLink to={`/ops/reconciliation.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffReconciliationDays key={search} {...data} />
    </Page>
  );
}
