import "~/locales/wallet-pay-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { cardOf, forgetCard, leaveCard } from "~/features/deposits/card.server";
import { consentToCharges, endChargeConsent } from "~/features/deposits/charge-consent.server";
import { CardPage } from "~/features/deposits/merchant-card";
import { ownWallet, ownWalletToPay } from "~/features/deposits/own-wallet.server";
import { refusalSentence } from "~/features/deposits/refusal-words";
import { may } from "~/features/people/may";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { publicId } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Saved card") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, store, query } = await ownWallet(request);
  const came = new URL(request.url).searchParams.has("saved");
  const card = await cardOf(actor, store.uid);
  return { card, came, store, query, mayPay: may(actor, "deposit:pay", actor) };
}

const cardForm = z.object({ what: z.enum(["save", "agree", "stop", "forget"]) });

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, store, query } = await ownWalletToPay(request);
  const form = await readForm(request, cardForm);
  if (!form.ok) return data(form, 400);
  const { what } = form.value;
  if (what === "save") {
    const { locale } = await wordsFor(request);
    const asked = await leaveCard(actor, store.uid, locale);
    if (!asked.ok) return data(form.failure("", refusalSentence(asked.because)), 409);
    return redirect(`/wallet/go/${publicId("operation", asked.operationId)}`);
  }
  if (what === "agree") await consentToCharges(actor, store.uid, context.clientAddress);
  if (what === "stop") await endChargeConsent(actor, store.uid);
  if (what === "forget") await forgetCard(actor, store.uid);
  return redirect(`/wallet/card${query}`);
}

export default function Card() {
  const { i18n } = useLingui();
  const { card, came, store, query, mayPay } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Saved card")}
      caption={store.name}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <CardPage of={card} came={came} mayPay={mayPay} failed={useActionData()} />
    </Page>
  );
}
