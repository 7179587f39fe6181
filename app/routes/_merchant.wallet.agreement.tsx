import "~/locales/wallet-pay-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { agreementOf } from "~/features/deposits/agreement.server";
import { DepositAgreement } from "~/features/deposits/merchant-agreement";
import { ownWallet, ownWalletToPay } from "~/features/deposits/own-wallet.server";
import { agreeToDeposit } from "~/features/deposits/pay.server";
import { may } from "~/features/people/may";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Deposit terms") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, store, query } = await ownWallet(request);
  const agreement = await agreementOf(actor, store.uid);
  if (agreement === null) throw new Response(null, { status: 404 });
  return { agreement, query, store, mayAgree: may(actor, "deposit:agree", actor) };
}

const consentForm = z.object({
  agreed: z.literal(true, { error: /*i18n*/ "Tick the box if you agree" }),
  version: z.coerce.number().int(),
});

/** Consent belongs to the version that was on the page; a younger one is shown anew. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, store, query } = await ownWalletToPay(request);
  const agreement = await agreementOf(actor, store.uid);
  if (agreement === null) throw new Response(null, { status: 404 });
  const form = await readForm(request, consentForm);
  if (!form.ok) return data(form, 400);
  if (form.value.version !== agreement.version) {
    const message = /*i18n*/ "The terms have changed meanwhile. Read them again and agree.";
    return data(form.failure("", message), 409);
  }
  await agreeToDeposit(actor, store.uid, context.clientAddress);
  return redirect(`/wallet/pay${query}`);
}

export default function Agreement() {
  const { i18n } = useLingui();
  const { agreement, query, store, mayAgree } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Deposit terms")}
      caption={i18n._("{shop} · version {version}", {
        shop: store.name,
        version: agreement.version,
      })}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <DepositAgreement of={agreement} mayAgree={mayAgree} failed={useActionData()} />
    </Page>
  );
}
