import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmDeduction } from "~/features/deposits/confirm-deduction.server";
import { decisionForm } from "~/features/deposits/deduction-form";
import { dropDeduction } from "~/features/deposits/drop-deduction.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { readDeduction } from "~/features/deposits/read-deduction.server";
import { StaffDeduction } from "~/features/deposits/staff-deduction";
import { StaffDeductionFlag } from "~/features/deposits/staff-deposit-flags";
import { refusalSentence } from "~/features/deposits/staff-refusal";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

type Loaded = { readonly deduction: { readonly store: { readonly name: string } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { deduction }) => i18n._("Deduction of {shop}", { shop: deduction.store.name }),
};

const missing = () => new Response("not-found", { status: 404, statusText: "not-found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = uuidOf("deduction", params.deduction ?? "");
  const deduction = id === null ? null : await readDeduction(actor, id);
  if (deduction === null) throw missing();
  return { deduction };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deduction:decide");
  const id = uuidOf("deduction", params.deduction ?? "");
  if (id === null || (await readDeduction(actor, id)) === null) throw missing();
  const form = await readForm(request, decisionForm);
  if (!form.ok) return data(form, 400);
  const { intent, why = "" } = form.value;
  if (intent !== "notify" && why === "")
    return data(form.failure("why", /*i18n*/ "Say why: the shop reads it"), 400);
  const verbs = {
    notify: () => notifyDeduction(actor, id),
    confirm: () => confirmDeduction(actor, id, why),
    drop: () => dropDeduction(actor, id, why),
  };
  const outcome = await verbs[intent]();
  if (!outcome.ok) return data(form.failure("why", refusalSentence(outcome.because)), 409);
  return redirect(`/ops/deposits/deductions/${params.deduction}`);
}

export default function Deduction() {
  const { i18n } = useLingui();
  const { deduction } = useLoaderData<typeof loader>();
  return (
    <Page
      title={deduction.store.name}
      caption={i18n._("Deduction")}
      crumbs={[
        { to: "/ops/deposits", label: i18n._("Deposits") },
        { to: "/ops/deposits/deductions", label: i18n._("Deductions") },
      ]}
      mark={<StaffDeductionFlag status={deduction.status} />}
    >
      <StaffDeduction of={deduction} failed={useActionData<typeof action>()} />
    </Page>
  );
}
