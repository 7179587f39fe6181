import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bookOutsideRefund } from "~/features/deposits/book-outside-refund.server";
import { checkOutsideRefund } from "~/features/deposits/check-outside-refund.server";
import { readOutsideRefunds } from "~/features/deposits/read-outside-refunds.server";
import { outsideForm } from "~/features/deposits/refund-form";
import { returnOutsideRefund } from "~/features/deposits/return-outside-refund.server";
import { StaffOutsideFlag } from "~/features/deposits/staff-deposit-flags";
import { StaffOutsideRefund } from "~/features/deposits/staff-outside-refund";
import { refusalSentence } from "~/features/deposits/staff-refusal";
import type { StaffActor } from "~/features/people/actor";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

type Loaded = { readonly refund: { readonly store: { readonly name: string } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { refund }) => i18n._("Refund of {shop}", { shop: refund.store.name }),
};

async function refundOf(actor: StaffActor, publicId = "") {
  const id = uuidOf("refund", publicId);
  const [refund] = id === null ? [] : await readOutsideRefunds(actor, { id });
  if (id === null || refund === undefined)
    throw new Response("not-found", { status: 404, statusText: "not-found" });
  return { id, refund };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { refund: (await refundOf(actor, params.refund)).refund };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deposit:pay-back");
  const { id } = await refundOf(actor, params.refund);
  const form = await readForm(request, outsideForm);
  if (!form.ok) return data(form, 400);
  const { value } = form;
  const decide = () => {
    if (value.intent === "check") return checkOutsideRefund(actor, id, value.carrier, value.note);
    return value.intent === "book" ? bookOutsideRefund(actor, id) : returnOutsideRefund(actor, id);
  };
  const outcome = await decide();
  if (!outcome.ok) return data(form.failure("note", refusalSentence(outcome.because)), 409);
  return redirect(`/ops/deposits/outside/${params.refund}`);
}

export default function OutsideRefund() {
  const { i18n } = useLingui();
  const { refund } = useLoaderData<typeof loader>();
  return (
    <Page
      title={refund.store.name}
      caption={i18n._("Refund made at Stripe")}
      crumbs={[
        { to: "/ops/deposits", label: i18n._("Deposits") },
        { to: "/ops/deposits/outside", label: i18n._("Refunds made at Stripe") },
      ]}
      mark={<StaffOutsideFlag status={refund.status} />}
    >
      <StaffOutsideRefund of={refund} failed={useActionData<typeof action>()} />
    </Page>
  );
}
