import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { listStores } from "~/features/dashboards/list-stores.server";
import { programChoices } from "~/features/dashboards/program-choices.server";
import { StaffStores } from "~/features/dashboards/staff-stores";
import { storeQuery } from "~/features/dashboards/store-query";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Merchants") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = storeQuery(new URL(request.url).searchParams);
  const [page, programs] = await Promise.all([listStores(actor, query), programChoices(actor)]);
  return { page, programs, query };
}

export default function Merchants() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const data = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Merchants")}
      actions={
        <ButtonLink to={`/ops/merchants.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffStores key={search} {...data} />
    </Page>
  );
}
