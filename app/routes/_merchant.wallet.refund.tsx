import "~/locales/wallet-back-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { excessIn } from "~/features/deposits/excess.server";
import { ExcessPage } from "~/features/deposits/merchant-excess";
import { ownWalletToPay } from "~/features/deposits/own-wallet.server";
import { refusalSentence } from "~/features/deposits/refusal-words";
import { moneyInput } from "~/locales/inputs";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { publicId } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Ask for deposit back") };

async function ownExcess(request: Request) {
  const own = await ownWalletToPay(request);
  const excess = await excessIn(own.actor, own.store.uid);
  if (excess === null) throw new Response(null, { status: 404 });
  return { ...own, excess };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { excess, store, query } = await ownExcess(request);
  return { excess, store, query };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, store, excess } = await ownExcess(request);
  const form = await readForm(request, z.object({ amount: moneyInput(excess.currency) }));
  if (!form.ok) return data(form, 400);
  const outcome = await askForExcess(actor, store.uid, Number(form.value.amount));
  if (outcome.ok) return redirect(`/wallet/refunds/${publicId("refund", outcome.refundId)}`);
  const field = outcome.because === "beyond-excess" ? "amount" : "";
  return data(form.failure(field, refusalSentence(outcome.because)), 409);
}

export default function AskBack() {
  const { i18n } = useLingui();
  const { excess, store, query } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Ask for deposit back")}
      caption={store.name}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <ExcessPage of={excess} query={query} failed={useActionData()} />
    </Page>
  );
}
