import "~/locales/wallet-back-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerDeduction } from "~/features/deposits/answer-deduction.server";
import { answerForm } from "~/features/deposits/answer-form";
import { deductionOf } from "~/features/deposits/deductions-of.server";
import { DeductionPage } from "~/features/deposits/merchant-deduction";
import { refusalSentence } from "~/features/deposits/refusal-words";
import type { MerchantActor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { now } from "~/platform/clock.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Deduction from the deposit") };

async function own(actor: MerchantActor, text = "") {
  const id = uuidOf("deduction", text);
  const deduction = id === null ? null : await deductionOf(actor, id, now());
  if (id === null || deduction === null) throw new Response(null, { status: 404 });
  return { id, deduction };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const { deduction } = await own(actor, params.deduction);
  return { deduction, mayAnswer: may(actor, "deduction:answer", actor) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "deduction:answer");
  const { id } = await own(actor, params.deduction);
  const form = await readForm(request, answerForm);
  if (!form.ok) return data(form, 400);
  const said = form.value;
  const outcome = await answerDeduction(
    actor,
    id,
    said.answer === "agree"
      ? { agrees: true }
      : { agrees: false, reply: said.reply, evidence: said.evidence },
  );
  if (outcome.ok) return redirect(`/wallet/deductions/${params.deduction}`);
  return data(form.failure("", refusalSentence(outcome.because)), 409);
}

export default function Deduction() {
  const { i18n } = useLingui();
  const { deduction, mayAnswer } = useLoaderData<typeof loader>();
  const query = `?${new URLSearchParams({ store: deduction.storeUid })}`;
  return (
    <Page
      title={i18n._("Deduction from the deposit")}
      caption={deduction.id}
      crumbs={[{ to: `/wallet${query}`, label: i18n._("Deposits") }]}
    >
      <DeductionPage of={deduction} mayAnswer={mayAnswer} failed={useActionData()} />
    </Page>
  );
}
