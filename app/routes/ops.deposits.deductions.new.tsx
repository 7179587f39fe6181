import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { deductionForm } from "~/features/deposits/deduction-form";
import { previewDeduction } from "~/features/deposits/preview-deduction.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { StaffDeductionForm, StaffDeductionPreview } from "~/features/deposits/staff-deduction-new";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { publicId } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Propose a deduction") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deduction:propose");
  const { currency } = await momentOf(actor.marketplaceId);
  return { currency, store: new URL(request.url).searchParams.get("store") ?? "" };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deduction:propose");
  const { currency } = await momentOf(actor.marketplaceId);
  const form = await readForm(request, deductionForm(currency));
  if (!form.ok) return data(form, 400);
  const { intent, store, kind, amountMinor, reason, evidence } = form.value;
  const unknown = () =>
    data(form.failure("store", /*i18n*/ "No shop with this id has a deposit here"), 400);
  const seen = await previewDeduction(actor, store, amountMinor);
  if (!seen.ok) return unknown();
  const { values } = form.failure("store", "");
  if (intent === "change") return data({ ok: false as const, errors: [], values });
  if (intent === "preview") return data({ preview: seen.preview, values });
  const wish = { storeUid: store, kind, amountMinor, reason, evidence };
  const proposed = await proposeDeduction(actor, wish);
  if (!proposed.ok) return unknown();
  return redirect(`/ops/deposits/deductions/${publicId("deduction", proposed.deductionId)}`);
}

export default function ProposeDeduction() {
  const { i18n } = useLingui();
  const { store, currency } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Propose a deduction")}
      crumbs={[
        { to: "/ops/deposits", label: i18n._("Deposits") },
        { to: "/ops/deposits/deductions", label: i18n._("Deductions") },
      ]}
    >
      {answer && "preview" in answer ? (
        <StaffDeductionPreview {...answer} currency={currency} />
      ) : (
        <StaffDeductionForm store={store} currency={currency} failed={answer} />
      )}
    </Page>
  );
}
