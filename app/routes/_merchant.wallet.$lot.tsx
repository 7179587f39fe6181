import "~/locales/wallet-back-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReceiptPage } from "~/features/deposits/merchant-receipt";
import { receiptOf } from "~/features/deposits/receipt.server";
import { requireMerchant } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Receipt") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const id = uuidOf("payment", params.lot ?? "");
  const receipt = id === null ? null : await receiptOf(actor, id);
  if (receipt === null) throw new Response(null, { status: 404 });
  return { receipt };
}

export default function ReceiptDoor() {
  const { i18n } = useLingui();
  const { receipt } = useLoaderData<typeof loader>();
  const query = `?${new URLSearchParams({ store: receipt.storeUid })}`;
  return (
    <Page title={i18n._("Receipt")} crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}>
      <ReceiptPage of={receipt} />
    </Page>
  );
}
