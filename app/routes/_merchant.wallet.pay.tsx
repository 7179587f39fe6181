import "~/locales/wallet-catalogue";
import "~/locales/wallet-pay-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { agreementOf } from "~/features/deposits/agreement.server";
import { PayPage } from "~/features/deposits/merchant-pay";
import { ownWalletToPay } from "~/features/deposits/own-wallet.server";
import { payDue } from "~/features/deposits/pay-due.server";
import { refusalSentence } from "~/features/deposits/refusal-words";
import { walletOf } from "~/features/deposits/wallet.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Pay the deposit") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, store, query } = await ownWalletToPay(request);
  const wallet = await walletOf(actor, store.uid, null);
  if (wallet === null) throw new Response(null, { status: 404 });
  const agreement = await agreementOf(actor, store.uid);
  if (agreement?.accepted === null && wallet.order !== null)
    throw redirect(`/wallet/agreement${query}`);
  const left = new URL(request.url).searchParams.has("left");
  return { wallet, query, store, left };
}

const payForm = z.discriminatedUnion("how", [
  z.object({ how: z.literal("checkout"), saveCard: z.boolean().default(false) }),
  z.object({ how: z.literal("card") }),
  z.object({ how: z.literal("proceeds"), share: z.coerce.number().int().min(1).max(10_000) }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const own = await ownWalletToPay(request);
  const form = await readForm(request, payForm);
  if (!form.ok) return data(form, 400);
  const { locale } = await wordsFor(request);
  const outcome = await payDue(own, form.value, locale);
  if (outcome.ok) return redirect(outcome.to);
  if (outcome.because === "terms-not-accepted") return redirect(`/wallet/agreement${own.query}`);
  return data(form.failure("", refusalSentence(outcome.because)), 409);
}

export default function Pay() {
  const { i18n } = useLingui();
  const { wallet, query, store, left } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Pay the deposit")}
      caption={store.name}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <PayPage of={wallet} query={query} failed={useActionData()} left={left} />
    </Page>
  );
}
