import "~/locales/wallet-back-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { announceExit } from "~/features/deposits/announce-exit.server";
import { callOffExit } from "~/features/deposits/call-off-exit.server";
import { exitPageOf } from "~/features/deposits/exit-page.server";
import { ExitPage } from "~/features/deposits/merchant-exit";
import { ownWallet, ownWalletToPay } from "~/features/deposits/own-wallet.server";
import { refusalSentence } from "~/features/deposits/refusal-words";
import { may } from "~/features/people/may";
import { dayInput } from "~/locales/inputs";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Close the shop") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, store, query } = await ownWallet(request);
  const exit = await exitPageOf(actor, store.uid);
  if (exit === null) throw new Response(null, { status: 404 });
  return { exit, store, query, mayLeave: may(actor, "deposit:ask-back", actor) };
}

const exitForm = z.discriminatedUnion("what", [
  z.object({ what: z.literal("announce"), noticeOn: dayInput() }),
  z.object({ what: z.literal("call-off") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { actor, store, query } = await ownWalletToPay(request);
  if ((await exitPageOf(actor, store.uid)) === null) throw new Response(null, { status: 404 });
  const form = await readForm(request, exitForm);
  if (!form.ok) return data(form, 400);
  const outcome =
    form.value.what === "announce"
      ? await announceExit(actor, store.uid, form.value.noticeOn)
      : await callOffExit(actor, store.uid);
  if (outcome.ok) return redirect(`/wallet/exit${query}`);
  const field = outcome.because === "day-is-past" ? "noticeOn" : "";
  return data(form.failure(field, refusalSentence(outcome.because)), 409);
}

export default function Exit() {
  const { i18n } = useLingui();
  const { exit, store, query, mayLeave } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Close the shop")}
      caption={store.name}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <ExitPage of={exit} query={query} mayLeave={mayLeave} failed={useActionData()} />
    </Page>
  );
}
