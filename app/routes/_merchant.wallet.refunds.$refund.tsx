import "~/locales/wallet-back-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askAboutRefund } from "~/features/deposits/ask-about-refund.server";
import { RefundPage } from "~/features/deposits/merchant-refund";
import { refundOf } from "~/features/deposits/refunds-of.server";
import { refusalSentence } from "~/features/deposits/refusal-words";
import type { MerchantActor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Your refund") };

async function own(actor: MerchantActor, text = "") {
  const id = uuidOf("refund", text);
  const refund = id === null ? null : await refundOf(actor, id);
  if (id === null || refund === null) throw new Response(null, { status: 404 });
  return { id, refund };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const { refund } = await own(actor, params.refund);
  return { refund, mayAsk: may(actor, "deposit:ask-back", actor) };
}

const question = z.string({ error: /*i18n*/ "Write your question" }).trim().max(2_000);

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "deposit:ask-back");
  const { id } = await own(actor, params.refund);
  const form = await readForm(request, z.object({ question }));
  if (!form.ok) return data(form, 400);
  const outcome = await askAboutRefund(actor, id, form.value.question);
  if (outcome.ok) return redirect(`/wallet/refunds/${params.refund}`);
  return data(form.failure("", refusalSentence(outcome.because)), 409);
}

export default function Refund() {
  const { i18n } = useLingui();
  const { refund, mayAsk } = useLoaderData<typeof loader>();
  const query = `?${new URLSearchParams({ store: refund.storeUid })}`;
  return (
    <Page
      title={i18n._("Your refund")}
      caption={refund.id}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <RefundPage of={refund} mayAsk={mayAsk} failed={useActionData()} />
    </Page>
  );
}
