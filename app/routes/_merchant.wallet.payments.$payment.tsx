import "~/locales/wallet-pay-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { confirmWithBank } from "~/features/deposits/confirm-with-bank.server";
import { PaymentPage } from "~/features/deposits/merchant-payment";
import { paymentOf } from "~/features/deposits/payment-of.server";
import { may } from "~/features/people/may";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { publicId, uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Deposit payment") };

/** Asked again at Stripe, so that it is right for who comes back before any event has come. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const id = uuidOf("payment", params.payment ?? "");
  const payment = id === null ? null : await paymentOf(actor, id);
  if (payment === null) throw new Response(null, { status: 404 });
  return { payment, mayPay: may(actor, "deposit:pay", actor) };
}

/** The bank asks for the card's owner: the same payment goes on at the bank's page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "deposit:pay");
  const id = uuidOf("payment", params.payment ?? "");
  const outcome = id === null ? null : await confirmWithBank(actor, id);
  if (outcome === null || (!outcome.ok && outcome.because === "unknown-payment"))
    throw new Response(null, { status: 404 });
  if (!outcome.ok) return redirect(`/wallet/payments/${params.payment}`);
  return redirect(`/wallet/go/${publicId("operation", outcome.operationId)}`);
}

export default function Payment() {
  const { i18n } = useLingui();
  const { payment, mayPay } = useLoaderData<typeof loader>();
  const query = `?${new URLSearchParams({ store: payment.storeUid })}`;
  return (
    <Page
      title={i18n._("Deposit payment")}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <PaymentPage of={payment} query={query} mayPay={mayPay} />
    </Page>
  );
}
