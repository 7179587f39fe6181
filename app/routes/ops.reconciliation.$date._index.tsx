import "~/locales/staff-money-catalogue";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { reconciliationForm } from "~/features/payments/reconciliation-form";
import { answerDeed, nameOf, readDayPage } from "~/features/payments/reconciliation-page.server";
import { itemQuery } from "~/features/payments/reconciliation-query";
import { StaffReconciliationDay } from "~/features/payments/staff-reconciliation-day";
import { StaffReconciliationHead } from "~/features/payments/staff-reconciliation-head";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import type { Handle } from "~/ui/page-title";

type Loaded = { readonly of: { readonly day: { readonly day: string } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { of }) => i18n._("Reconciliation of {day}", { day: of.day.day }),
};
const missing = () => new Response("not-found", { status: 404, statusText: "not-found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:read");
  const query = itemQuery(new URL(request.url).searchParams);
  const name = await nameOf(actor, params.date ?? "", query.currency);
  const of = name && (await readDayPage(actor, name, query));
  if (of === null) throw missing();
  const { today } = await momentOf(actor.marketplaceId);
  return { of, query, isOver: of.day.day < today };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:match");
  const { currency } = itemQuery(new URL(request.url).searchParams);
  const name = await nameOf(actor, params.date ?? "", currency);
  if (name === null) throw missing();
  const form = await readForm(request, reconciliationForm);
  if (!form.ok) return data(form, 400);
  const outcome = await answerDeed(actor, name, form.value);
  if (!outcome.ok) return data({ refusal: outcome.because }, 409);
  const { pathname, search } = new URL(request.url);
  return redirect(`${pathname}${search}`);
}

export default function ReconciliationDay() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StaffReconciliationHead of={loaded.of}>
      <StaffReconciliationDay {...loaded} answer={answer} />
    </StaffReconciliationHead>
  );
}
