import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readStorePage } from "~/features/dashboards/read-store-page.server";
import { StaffStore } from "~/features/dashboards/staff-store";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

type Loaded = { readonly page: { readonly of: { readonly name: string } } };
export const handle: Handle<Loaded> = { title: (_, { page }) => page.of.name };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const page = await readStorePage(actor, params.uid ?? "");
  if (page === null) throw new Response("not-found", { status: 404, statusText: "not-found" });
  return { page };
}

export default function Merchant() {
  const { i18n } = useLingui();
  const { page } = useLoaderData<typeof loader>();
  const { of } = page;
  return (
    <Page
      title={of.name}
      caption={of.entity?.legalName}
      actions={
        <ButtonLink to={`/ops/merchants/${encodeURIComponent(of.uid)}/traffic`} small>
          {i18n._("Traffic")}
        </ButtonLink>
      }
      crumbs={[{ to: "/ops/merchants", label: i18n._("Merchants") }]}
      mark={
        of.closed ? (
          <SignalFlag signal="ended" word={i18n._("Closed")} />
        ) : of.entity?.kycVerifiedAt ? (
          <SignalFlag signal="clear" word={i18n._("Licence checked")} />
        ) : (
          <SignalFlag signal="not-started" word={i18n._("Licence not checked")} />
        )
      }
    >
      <StaffStore {...page} />
    </Page>
  );
}
