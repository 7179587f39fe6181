import "~/locales/wallet-pay-catalogue";
import { useLingui } from "@lingui/react";
import { data, type HeadersFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { leadOn } from "~/features/deposits/lead-on.server";
import { LeavingForPayment } from "~/features/deposits/merchant-going";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { publicId, uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("To the payment page") };

/**
 * A form may only post to ourselves, and browsers hold its redirects to the same rule. So the form ends
 * on this page, and this page leads on: by the header without scripts, by itself with them.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "deposit:pay");
  const id = uuidOf("operation", params.operation ?? "");
  const lead = id === null ? null : await leadOn(actor, id);
  if (lead === null) throw new Response(null, { status: 404 });
  if (lead.state === "done" && lead.paymentId !== null)
    throw redirect(`/wallet/payments/${publicId("payment", lead.paymentId)}`);
  const query = `?${new URLSearchParams({ store: lead.storeUid })}`;
  const headers = lead.url === null ? undefined : { Refresh: `0; url=${lead.url}` };
  return data({ url: lead.url, state: lead.state, query }, headers ? { headers } : {});
}

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const refresh = loaderHeaders.get("Refresh");
  return refresh === null ? {} : { Refresh: refresh };
};

export default function Going() {
  const { i18n } = useLingui();
  const { url, state, query } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("To the payment page")}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <LeavingForPayment url={url} refused={state === "refused"} query={query} />
    </Page>
  );
}
