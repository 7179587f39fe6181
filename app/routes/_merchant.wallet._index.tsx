import "~/locales/wallet-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WalletPage } from "~/features/deposits/merchant-wallet";
import { ownWallet } from "~/features/deposits/own-wallet.server";
import { walletOf } from "~/features/deposits/wallet.server";
import { may } from "~/features/people/may";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Deposits") };

const isMonth = (text: string | null): text is string => /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? "");

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, store, stores, query } = await ownWallet(request);
  const month = new URL(request.url).searchParams.get("month");
  const wallet = await walletOf(actor, store.uid, isMonth(month) ? month : null);
  return { wallet, store, stores, query, mayPay: may(actor, "deposit:pay", actor) };
}

export default function Wallet() {
  const { i18n } = useLingui();
  const { wallet, store, stores, query, mayPay } = useLoaderData<typeof loader>();
  return (
    <Page title={i18n._("Deposits")} caption={store.name}>
      <WalletPage of={wallet} stores={stores} query={query} mayPay={mayPay} />
    </Page>
  );
}
