import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { notePayout, replaceByHand } from "~/features/deposits/pay-by-hand.server";
import { readRefund } from "~/features/deposits/read-refund.server";
import { refundForm } from "~/features/deposits/refund-form";
import { rejectRefund } from "~/features/deposits/reject-refund.server";
import { StaffRefundFlag } from "~/features/deposits/staff-deposit-flags";
import { StaffRefund } from "~/features/deposits/staff-refund";
import { refusalSentence } from "~/features/deposits/staff-refusal";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

type Loaded = { readonly refund: { readonly store: { readonly name: string } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { refund }) => i18n._("Refund of {shop}", { shop: refund.store.name }),
};

const missing = () => new Response("not-found", { status: 404, statusText: "not-found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = uuidOf("refund", params.refund ?? "");
  const refund = id === null ? null : await readRefund(actor, id);
  if (refund === null) throw missing();
  return { refund };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deposit:pay-back");
  const id = uuidOf("refund", params.refund ?? "");
  const refund = id === null ? null : await readRefund(actor, id);
  if (id === null || refund === null) throw missing();
  const form = await readForm(request, refundForm);
  if (!form.ok) return data(form, 400);
  const { value } = form;
  const ours = (leg: string) => refund.legs.some(({ key }) => key === leg);
  if ("leg" in value && !ours(value.leg)) throw missing();
  const decide = () => {
    if (value.intent === "approve") return approveRefund(actor, id);
    if (value.intent === "reject") return rejectRefund(actor, id, value.why);
    if (value.intent === "by-hand") return replaceByHand(actor, value.leg);
    return notePayout(actor, value.leg, value.reference);
  };
  const outcome = await decide();
  const field = value.intent === "paid" ? "reference" : "why";
  if (!outcome.ok) return data(form.failure(field, refusalSentence(outcome.because)), 409);
  return redirect(`/ops/deposits/refunds/${params.refund}`);
}

export default function Refund() {
  const { i18n } = useLingui();
  const { refund } = useLoaderData<typeof loader>();
  return (
    <Page
      title={refund.store.name}
      caption={i18n._("Refund")}
      crumbs={[
        { to: "/ops/deposits", label: i18n._("Deposits") },
        { to: "/ops/deposits/refunds", label: i18n._("Refunds") },
      ]}
      mark={<StaffRefundFlag status={refund.status} />}
    >
      <StaffRefund of={refund} failed={useActionData<typeof action>()} />
    </Page>
  );
}
